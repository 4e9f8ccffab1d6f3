import { environmentOf } from "../../containers/environment.ts";
import { knownImageOf } from "../../containers/image.ts";
import { textAt, textsAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import { nearest } from "../../nearest.ts";
import type { Fault, Rule } from "../../rule.ts";

/** Images of which it is known that they set no variables but those below. */
const plain =
  /^(?:alpine|amazon\/aws-cli|aws-cli\/aws-cli|bitnami\/kubectl|busybox|curlimages\/curl|debian|mariadb|mysql|postgres|redis|ubuntu)$/;

const awsImage = "public.ecr.aws/aws-cli/aws-cli:";

/** Variables of the system, of shells, and of those images. */
const given =
  /^(?:HOME|PATH|HOSTNAME|PWD|OLDPWD|USER|SHELL|TERM|LANG|LC_\w+|IFS|UID|EUID|PPID|RANDOM|SECONDS|LINENO|OPTARG|OPTIND|REPLY|FUNCNAME|EPOCHSECONDS|BASH\w*|PIPESTATUS|TZ|TMPDIR|KUBERNETES_\w+|AWS_\w+|PG\w+|GOSU_\w+|MYSQL_\w+|MARIADB_\w+|REDIS_\w+|CURL_\w+|\w+_VERSION|\w+_SERVICE_(?:HOST|PORT\w*)|\w+_PORT(?:_\w+)?)$/;

/** `$NAME` and `${NAME}` in capitals; what has a default or another form of its own is left to the shell. */
const used = /(?<![\\$])\$(?:\{([A-Z][A-Z0-9_]*)\}|([A-Z][A-Z0-9_]*))/g;
const assigned =
  /(?:^|[\s;&|({])(?:export |local |readonly |declare )?([A-Z][A-Z0-9_]*)=|\bfor ([A-Z][A-Z0-9_]*) in\b|\bread (?:-\w+ )*([A-Z][A-Z0-9_ ]*)|\bgetopts \S+ ([A-Z][A-Z0-9_]*)|\$\{([A-Z][A-Z0-9_]*):?[-=+?]/g;

/** Programs that bring variables of files or of other programs. */
const sourcing = /(?:^|[\s;&|])(?:\.|source|eval|set -a|envsubst|xargs)\s/m;

function namesIn(text: string, form: RegExp): string[] {
  return [...text.matchAll(form)].flatMap(([, ...names]) => names.flatMap((name) => name?.split(" ") ?? []));
}

const probeFields = ["startupProbe", "livenessProbe", "readinessProbe"];

function isShell(words: readonly string[]): boolean {
  return words.some((word) => word.endsWith("sh") && /^(?:\/bin\/)?(?:ba|a|da)?sh$/.test(word));
}

/** Scripts of a container that name variables, and bring none from elsewhere. */
function scriptsOf({ words, fields }: Container): string[] {
  const scripts = isShell(words) ? [words.join("\n")] : [];
  for (const probe of probeFields) {
    const command = valueAt(fields[probe], "exec", "command");
    if (command === undefined) continue;
    const texts = textsAt(command);
    if (isShell(texts)) scripts.push(texts.join("\n"));
  }
  return scripts.filter((script) => script.includes("$") && !sourcing.test(script));
}

function* faultsOf(graph: Graph, { namespace }: Workload, container: Container): Generator<Fault> {
  const scripts = scriptsOf(container);
  if (scripts.length === 0) return;
  const { variables, isOpen } = environmentOf(graph, namespace, container);
  if (isOpen) return;
  const known = variables.map(({ name }) => name);
  const isKnown = new Set(known);
  const image = textAt(container.fields, "image") ?? "";
  const isPlain = plain.test(knownImageOf(container)?.name ?? "") || image.startsWith(awsImage);
  for (const script of scripts) {
    const others = namesIn(script, used).filter((name) => !isKnown.has(name) && !given.test(name));
    if (others.length === 0) continue;
    const own = namesIn(script, assigned);
    for (const name of new Set(others)) {
      if (own.includes(name)) continue;
      const near = nearest(name, known) ?? known.find((one) => name.startsWith(one) || one.startsWith(name));
      // Other images may set variables of their own.
      if (!isPlain && near === undefined) continue;
      yield {
        message: `a script of container ${container.name} reads $${name}, which nothing sets: it is empty`,
        fix: near === undefined ? `add env ${name}` : `write $${near}, or add env ${name}`,
      };
    }
  }
}

/** Scripts read variables that are set. */
export const scriptVariables: Rule = {
  number: 293,
  name: "script-variables",
  reason: "A shell puts nothing where a variable is not set, and the command goes on with it.",
  see: "https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const container of workload.containers) {
        for (const fault of faultsOf(graph, workload, container)) {
          yield { at: workload.resource, severity: "warning", ...fault };
        }
      }
    }
  },
};
