import type { Graph } from "../graph/graph.ts";
import { once } from "../graph/once.ts";
import type { Container, Workload } from "../graph/workload.ts";
import { expanded, wordsOf } from "./commands.ts";
import { environmentOf, valuesOf } from "./environment.ts";
import { cleanPath, isWithin } from "./mounts.ts";
import { shellTextOf } from "./scripts.ts";

/** A place that a container writes to, as its manifest says. */
export interface Write {
  readonly path: string;
  /** Who says so: `env TMPDIR`, `--data-dir`, `its command`. */
  readonly by: string;
  /** Programs may leave what a variable names alone. */
  readonly isCertain: boolean;
}

const certainVariables = /^(TMPDIR|PROMETHEUS_MULTIPROC_DIR)$/i;

const likelyVariables =
  /^(TMP|TEMP|XDG_CACHE_HOME|HF_HOME|MPLCONFIGDIR|NUMBA_CACHE_DIR|NPM_CONFIG_CACHE|YARN_CACHE_FOLDER|PIP_CACHE_DIR|GF_PATHS_DATA|MEDIA_ROOT)$|(^|_)(LOGS?|CACHE|DATA|UPLOADS?|TEMP|TMP|SPOOL|STATE|BACKUP|EXPORT|OUTPUT|SCRATCH)_?(DIR|DIRECTORY|PATH|FOLDER)$|(^|_)(LOG|PID)_?FILE$/;

const flags =
  /^--?(storage\.tsdb\.path|storage\.path|storageDataPath|data-?dir|data-path|db-?path|log-?file|log-?dir|pid-?file|tmp-?dir|temp-?dir|cache-?dir|worker-tmp-dir|upload-?dir)(?:=(.*))?$/i;

/** Folders that are writable in every container. */
const always = ["/dev", "/proc"];

function* ofVariables(values: ReadonlyMap<string, string>): Generator<Write> {
  for (const [name, value] of values) {
    const isCertain = certainVariables.test(name);
    if (isCertain || likelyVariables.test(name)) yield { path: value, by: `env ${name}`, isCertain };
  }
}

function* ofFlags(words: readonly string[]): Generator<Write> {
  for (const [index, word] of words.entries()) {
    const [, name, value = words[index + 1] ?? ""] = flags.exec(word) ?? [];
    if (name !== undefined) yield { path: value, by: word.split("=")[0] ?? word, isCertain: true };
  }
}

/** Redirections, and files that well-known commands write. */
const shellWrites =
  /(?:^|[\s;|(\d&])>>?\|?\s*["']?(\/[\w./-]+)|\btee\s+(?:-a\s+)?["']?(\/[\w./-]+)|\bpg_dump(?:all)?\b[^|;\n]*?\s(?:-f\s*|--file[= ])["']?(\/[\w./-]+)/g;

function* ofShell(text: string): Generator<Write> {
  for (const [, one, two, three] of text.matchAll(shellWrites)) {
    const path = one ?? two ?? three;
    if (path !== undefined) yield { path, by: "its command", isCertain: true };
  }
}

/** Programs that need a folder for temporary files, unless they are told of another. */
function* ofPrograms(words: readonly string[], values: ReadonlyMap<string, string>): Generator<Write> {
  const text = words.join(" ");
  if (!/\bgunicorn\b/.test(text) || text.includes("worker-tmp-dir") || values.has("TMPDIR")) return;
  if (values.get("GUNICORN_CMD_ARGS")?.includes("worker-tmp-dir")) return;
  yield { path: "/tmp", by: "gunicorn", isCertain: true };
}

const writes = once((container: Container, graph: Graph, workload: Workload): readonly Write[] => {
  const values = valuesOf(environmentOf(graph, workload.namespace, container));
  const words = wordsOf(container).map((word) => expanded(word, values));
  const shell = expanded(shellTextOf(graph, workload, container), values);
  const all = [
    ...ofVariables(values),
    ...ofFlags(words.flatMap((word) => word.split(/\s+/))),
    ...ofShell(shell),
    ...ofPrograms(words, values),
  ];
  return all
    .filter(({ path }) => /^\/[\w./-]*$/.test(path))
    .map((write) => ({ ...write, path: cleanPath(write.path) }))
    .filter(({ path }) => path !== "/" && !always.some((folder) => isWithin(path, folder)));
});

/** Every place that a container writes to, as far as its variables, its flags and its shell say. */
export function writesOf(graph: Graph, workload: Workload, container: Container): readonly Write[] {
  return writes(container, graph, workload);
}
