import { environmentOf } from "../../containers/environment.ts";
import { knownImageOf } from "../../containers/image.ts";
import { textAt, textsAt } from "../../graph/fields.ts";
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

function scriptsOf(container: Container): string[] {
  const probes = probeFields.map((probe) => textsAt(container.fields[probe], "exec", "command"));
  const isShell = (words: readonly string[]) =>
    words.some((word) => word.endsWith("sh") && /^(?:\/bin\/)?(?:ba|a|da)?sh$/.test(word));
  return [container.words, ...probes].filter(isShell).map((words) => words.join("\n"));
}

function* faultsOf(graph: Graph, { namespace }: Workload, container: Container): Generator<Fault> {
  const scripts = scriptsOf(container).filter((script) => script.includes("$") && !sourcing.test(script));
  if (scripts.length === 0) return;
  const { variables, isOpen } = environmentOf(graph, namespace, container);
  if (isOpen) return;
  const known = variables.map(({ name }) => name);
  const image = textAt(container.fields, "image") ?? "";
  const isPlain = plain.test(knownImageOf(container)?.name ?? "") || image.startsWith(awsImage);
  for (const script of scripts) {
    const own = namesIn(script, assigned);
    for (const name of new Set(namesIn(script, used))) {
      if (known.includes(name) || own.includes(name) || given.test(name)) continue;
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
