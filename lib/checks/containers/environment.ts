import type { Resource } from "#lib/render/resource.ts";
import { type Found, listAt, textAt, textEntriesAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { isOf, type Kind, kinds } from "../graph/kind.ts";
import { keysOf, type Producer } from "../graph/names.ts";
import { once } from "../graph/once.ts";
import type { Container } from "../graph/workload.ts";

/** A variable of a container. */
export interface Variable {
  readonly name: string;
  /** Undefined where the tree does not show it, as that of a Secret. */
  readonly value: string | undefined;
  /** Where it stands: `env LOG_DIR`, `envFrom[0]`. */
  readonly place: string;
}

/** The variables that a container gets from its manifest. */
export interface Environment {
  /** In the order in which Kubernetes sets them: those of `envFrom` come first, and later ones win. */
  readonly variables: readonly Variable[];
  /** Values by name, of those variables whose values are known and stay. */
  readonly values: ReadonlyMap<string, string>;
  /** There may be others: something that it reads as a whole does not show its keys. */
  readonly isOpen: boolean;
}

const nothing: ReadonlyMap<string, string> = new Map();

const textsIn = once(
  (configMap: Resource): ReadonlyMap<string, string> => new Map(textEntriesAt(configMap.object, "data")),
);

/** What a ConfigMap of the tree holds as text; nothing where something else makes it. */
export function textsOfConfigMap(graph: Graph, namespace: string, name: string): ReadonlyMap<string, string> {
  const made = graph.names
    .producersOf(kinds.configMap, namespace, name)
    .flatMap(({ by }) => (by !== undefined && isOf(by, kinds.configMap) ? [textsIn(by)] : []));
  return made.length > 1 ? new Map(made.flatMap((texts) => [...texts])) : (made[0] ?? nothing);
}

const sources: readonly (readonly [field: string, kind: Kind])[] = [
  ["configMapRef", kinds.configMap],
  ["secretRef", kinds.secret],
];

/** Variables that a ConfigMap or Secret makes as a whole, by their place and prefix: many containers read the same. */
const madeOf = once((_: readonly Producer[]) => new Map<string, readonly Variable[]>());

function variablesOf(
  producers: readonly Producer[],
  texts: ReadonlyMap<string, string>,
  place: string,
  prefix: string,
): readonly Variable[] {
  const known = madeOf(producers);
  const key = `${place} ${prefix}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = keysOf(producers).known.map((name) => ({
    name: prefix + name,
    value: texts.get(name),
    place,
  }));
  known.set(key, made);
  return made;
}

/** Adds the variables that a container reads as a whole, and says whether there may be others. */
function addSources(variables: Variable[], graph: Graph, namespace: string, { fields }: Container): boolean {
  let isOpen = false;
  if (fields.envFrom === undefined) return isOpen;
  for (const [index, source] of listAt(fields.envFrom).entries()) {
    const prefix = textAt(source, "prefix") ?? "";
    for (const [field, kind] of sources) {
      const name = textAt(source, field, "name");
      if (name === undefined) continue;
      const producers = graph.names.producersOf(kind, namespace, name);
      if (producers.length === 0 || keysOf(producers).open) isOpen = true;
      const texts = kind === kinds.configMap ? textsOfConfigMap(graph, namespace, name) : nothing;
      variables.push(...variablesOf(producers, texts, `envFrom[${index}]`, prefix));
    }
  }
  return isOpen;
}

function knownValueOf(graph: Graph, namespace: string, variable: Found): string | undefined {
  const own = textAt(variable, "value");
  if (own !== undefined) return own;
  const from = valueAt(variable, "valueFrom", "configMapKeyRef");
  if (from === undefined) return undefined;
  const texts = textsOfConfigMap(graph, namespace, textAt(from, "name") ?? "");
  return texts.get(textAt(from, "key") ?? "");
}

function addList(variables: Variable[], graph: Graph, namespace: string, { fields }: Container): void {
  if (fields.env === undefined) return;
  for (const variable of listAt(fields.env)) {
    const name = textAt(variable, "name");
    if (name === undefined) continue;
    variables.push({ name, value: knownValueOf(graph, namespace, variable), place: `env ${name}` });
  }
}

function valuesOf(variables: readonly Variable[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { name, value } of variables) {
    if (value === undefined) values.delete(name);
    else values.set(name, value);
  }
  return values;
}

const environments = once((container: Container, graph: Graph, namespace: string): Environment => {
  const variables: Variable[] = [];
  const isOpen = addSources(variables, graph, namespace, container);
  addList(variables, graph, namespace, container);
  return { variables, values: valuesOf(variables), isOpen };
});

/**
 * The variables of a container of a namespace, with their values where the tree shows them.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export function environmentOf(graph: Graph, namespace: string, container: Container): Environment {
  return environments(container, graph, namespace);
}
