import { hasShell } from "../../containers/commands.ts";
import { type Environment, environmentOf } from "../../containers/environment.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Container } from "../../graph/workload.ts";
import { nearest } from "../../nearest.ts";
import type { Fault, Rule } from "../../rule.ts";

/** `$(NAME)` as Kubernetes reads it: `$$` before it is a dollar sign, and names of commands are left to the shell. */
const references = /(\$\$)|\$\(([A-Z_][A-Z0-9_]*)\)/g;

/** Variables of Services, which the kubelet adds. */
const ofServices = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_(TCP|UDP)(_\w+)?)?)$/;

function namesIn(text: string): string[] {
  if (!text.includes("$(")) return [];
  return [...text.matchAll(references)].flatMap(([, , name]) => name ?? []);
}

function missing(place: string, name: string, known: readonly string[]): Fault {
  const near = nearest(name, known);
  return {
    message: `${place} names $(${name}), which the container does not have: the text stays as it is`,
    fix: near === undefined ? `add env ${name}, or correct the name` : `write $(${near}), or add env ${name}`,
  };
}

function* ofValues(
  { fields }: Container,
  environment: Environment,
  all: readonly string[],
): Generator<Fault> {
  const before = new Set(
    environment.variables.filter(({ place }) => place.startsWith("envFrom")).map(({ name }) => name),
  );
  for (const variable of listAt(fields, "env")) {
    const own = textAt(variable, "name") ?? "";
    for (const name of namesIn(textAt(variable, "value") ?? "")) {
      if (before.has(name) || ofServices.test(name)) continue;
      if (name !== own && all.includes(name)) {
        yield {
          message: `env ${own} names $(${name}), which stands after it: the text stays as it is`,
          fix: `move ${name} before ${own}`,
        };
      } else if (!environment.isOpen) {
        yield missing(`env ${own}`, name, all);
      }
    }
    before.add(own);
  }
}

function* ofWords(container: Container, environment: Environment, all: readonly string[]): Generator<Fault> {
  if (environment.isOpen) return;
  for (const name of new Set(container.words.flatMap(namesIn))) {
    if (!all.includes(name) && !ofServices.test(name)) yield missing("its command", name, all);
  }
}

/** Programs that put variables into their own configuration. */
const expanders = /expand|envsubst|otel|spring|JAVA|java|fluent|vector|alloy|logstash|gomplate/i;

/** A shell's way to name variables, where no shell reads it. */
function* unexpanded(container: Container, all: readonly string[]): Generator<Fault> {
  const words = container.words;
  const { fields } = container;
  if (expanders.test(`${words.join(" ")} ${textAt(fields, "image") ?? ""} ${all.join(" ")}`)) return;
  const isNamed = (text: string) =>
    [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name).find((name) => all.includes(name));
  const spoken = hasShell(words) ? [] : words.map((word) => ["its command", word] as const);
  const values = listAt(fields, "env").map(
    (variable) => [`env ${textAt(variable, "name") ?? ""}`, textAt(variable, "value") ?? ""] as const,
  );
  for (const [place, text] of [...spoken, ...values]) {
    const name = isNamed(text);
    if (name === undefined) continue;
    yield {
      message: `${place} names \${${name}}, as a shell does, but no shell reads it: the text stays as it is`,
      fix: `write $(${name})`,
    };
  }
}

/** Texts of a container that may name a variable: its command, and the values of its own variables. */
function namingTexts({ words, fields }: Container): string[] {
  const texts = words.filter((word) => word.includes("$"));
  for (const variable of listAt(fields, "env")) {
    const value = textAt(variable, "value");
    if (value?.includes("$")) texts.push(value);
  }
  return texts;
}

interface Faults {
  readonly proven: readonly Fault[];
  readonly likely: readonly Fault[];
}

const nothing: Faults = { proven: [], likely: [] };

function faultsOf(graph: Graph, namespace: string, container: Container): Faults {
  const texts = namingTexts(container);
  const refers = texts.some((text) => text.includes("$("));
  const speaksShell = texts.some((text) => text.includes("${"));
  if (!(refers || speaksShell)) return nothing;
  const environment = environmentOf(graph, namespace, container);
  const all = environment.variables.map(({ name }) => name);
  return {
    proven: refers ? [...ofValues(container, environment, all), ...ofWords(container, environment, all)] : [],
    likely: speaksShell ? [...unexpanded(container, all)] : [],
  };
}

/** Variables that commands and other variables name are there before. */
export const variableReferences: Rule = {
  number: 242,
  name: "variable-references",
  reason:
    "A reference to a variable that is not set before stays in the text, and the program gets `$(NAME)`.",
  see: "https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/",
  *check(graph) {
    for (const { resource: at, namespace, containers } of graph.workloads) {
      for (const container of containers) {
        const { proven, likely } = faultsOf(graph, namespace, container);
        const whose = (fault: Fault) => ({
          ...fault,
          message: `container ${container.name}: ${fault.message}`,
        });
        for (const fault of proven) yield { at, ...whose(fault) };
        for (const fault of likely) yield { at, severity: "warning", ...whose(fault) };
      }
    }
  },
};
