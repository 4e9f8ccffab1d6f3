import type { Graph } from "../graph/graph.ts";
import { once } from "../graph/once.ts";
import type { Container, Workload } from "../graph/workload.ts";
import { remembered } from "../remembered.ts";
import { expanded } from "./commands.ts";
import { environmentOf } from "./environment.ts";
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

/** Flags that name a place, with the word that follows each. */
const flags =
  /(?<!\S)(--?(?:storage\.tsdb\.path|storage\.path|storageDataPath|data-?dir|data-path|db-?path|log-?file|log-?dir|pid-?file|tmp-?dir|temp-?dir|cache-?dir|worker-tmp-dir|upload-?dir))(?:=(\S*))?(?!\S)(?=\s+(\S*)|)/gi;

/** How each of them begins. */
const beginOfFlag = /(?:^|\s)--?(?:storage|data|db|log|pid|tmp|temp|cache|worker|upload)/i;

/** Folders that are writable in every container. */
const always = ["/dev", "/proc"];

/** Adds a write where it names a place that a volume may be mounted over. */
function add(writes: Write[], text: string, by: string, isCertain: boolean): void {
  if (!/^\/[\w./-]*$/.test(text)) return;
  const path = cleanPath(text);
  if (path !== "/" && !always.some((folder) => isWithin(path, folder))) writes.push({ path, by, isCertain });
}

const certaintyOf = remembered((name): "certain" | "likely" | undefined => {
  if (certainVariables.test(name)) return "certain";
  return likelyVariables.test(name) ? "likely" : undefined;
});

function addVariables(writes: Write[], values: ReadonlyMap<string, string>): void {
  for (const [name, path] of values) {
    if (!path.startsWith("/")) continue;
    const certainty = certaintyOf(name);
    if (certainty !== undefined) add(writes, path, `env ${name}`, certainty === "certain");
  }
}

function addFlags(writes: Write[], command: string): void {
  if (!beginOfFlag.test(command)) return;
  for (const [, name = "", own, next = ""] of command.matchAll(flags)) add(writes, own ?? next, name, true);
}

/** Redirections, and files that well-known commands write. */
const shellWrites =
  /(?:^|[\s;|(\d&])>>?\|?\s*["']?(\/[\w./-]+)|\btee\s+(?:-a\s+)?["']?(\/[\w./-]+)|\bpg_dump(?:all)?\b[^|;\n]*?\s(?:-f\s*|--file[= ])["']?(\/[\w./-]+)/g;

/** What each of them has in it. */
const partOfShellWrite = />|\btee\b|\bpg_dump/;

function addShell(writes: Write[], text: string): void {
  if (!partOfShellWrite.test(text)) return;
  for (const [, one, two, three] of text.matchAll(shellWrites)) {
    const path = one ?? two ?? three;
    if (path !== undefined) add(writes, path, "its command", true);
  }
}

/** Programs that need a folder for temporary files, unless they are told of another. */
function addPrograms(writes: Write[], command: string, values: ReadonlyMap<string, string>): void {
  if (!command.includes("gunicorn") || !/\bgunicorn\b/.test(command)) return;
  if (command.includes("worker-tmp-dir") || values.has("TMPDIR")) return;
  if (values.get("GUNICORN_CMD_ARGS")?.includes("worker-tmp-dir")) return;
  add(writes, "/tmp", "gunicorn", true);
}

const writes = once((container: Container, graph: Graph, workload: Workload): readonly Write[] => {
  const values = environmentOf(graph, workload.namespace, container).values;
  const found: Write[] = [];
  addVariables(found, values);
  const { words } = container;
  if (words.length === 0) return found;
  const text = words.join(" ");
  const command = expanded(text, values);
  addFlags(found, command);
  const shell = shellTextOf(graph, workload, container);
  addShell(found, shell === text ? command : expanded(shell, values));
  addPrograms(found, command, values);
  return found;
});

/** Every place that a container writes to, as far as its variables, its flags and its shell say. */
export function writesOf(graph: Graph, workload: Workload, container: Container): readonly Write[] {
  return writes(container, graph, workload);
}
