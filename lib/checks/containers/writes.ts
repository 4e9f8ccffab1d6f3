import type { Graph } from "../graph/graph.ts";
import { once } from "../graph/once.ts";
import type { Container, Workload } from "../graph/workload.ts";
import { remembered } from "../remembered.ts";
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

/** How each of them begins. */
const partOfFlag = /-(?:storage|data|db|log|pid|tmp|temp|cache|worker|upload)/i;

/** Folders that are writable in every container. */
const always = ["/dev", "/proc"];

const certaintyOf = remembered((name): "certain" | "likely" | undefined => {
  if (certainVariables.test(name)) return "certain";
  return likelyVariables.test(name) ? "likely" : undefined;
});

function* ofVariables(values: ReadonlyMap<string, string>): Generator<Write> {
  for (const [name, path] of values) {
    if (!path.startsWith("/")) continue;
    const certainty = certaintyOf(name);
    if (certainty !== undefined) yield { path, by: `env ${name}`, isCertain: certainty === "certain" };
  }
}

function* ofFlags(words: readonly string[]): Generator<Write> {
  for (const [index, word] of words.entries()) {
    if (!word.startsWith("-")) continue;
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
function* ofPrograms(command: string, values: ReadonlyMap<string, string>): Generator<Write> {
  if (!/\bgunicorn\b/.test(command) || command.includes("worker-tmp-dir") || values.has("TMPDIR")) return;
  if (values.get("GUNICORN_CMD_ARGS")?.includes("worker-tmp-dir")) return;
  yield { path: "/tmp", by: "gunicorn", isCertain: true };
}

function* ofCommand(graph: Graph, workload: Workload, container: Container): Generator<Write> {
  const words = wordsOf(container);
  if (words.length === 0) return;
  const values = valuesOf(environmentOf(graph, workload.namespace, container));
  const text = words.join(" ");
  const command = expanded(text, values);
  // Scripts have thousands of words, and are rarely told of any folder.
  if (partOfFlag.test(command)) yield* ofFlags(words.flatMap((word) => expanded(word, values).split(/\s+/)));
  const shell = shellTextOf(graph, workload, container);
  yield* ofShell(shell === text ? command : expanded(shell, values));
  yield* ofPrograms(command, values);
}

const writes = once((container: Container, graph: Graph, workload: Workload): readonly Write[] => {
  const values = valuesOf(environmentOf(graph, workload.namespace, container));
  const found: Write[] = [];
  for (const write of [...ofVariables(values), ...ofCommand(graph, workload, container)]) {
    if (!/^\/[\w./-]*$/.test(write.path)) continue;
    const path = cleanPath(write.path);
    if (path !== "/" && !always.some((folder) => isWithin(path, folder))) found.push({ ...write, path });
  }
  return found;
});

/** Every place that a container writes to, as far as its variables, its flags and its shell say. */
export function writesOf(graph: Graph, workload: Workload, container: Container): readonly Write[] {
  return writes(container, graph, workload);
}
