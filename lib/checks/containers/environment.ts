import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt, textEntriesAt, valueAt } from "../graph/fields.ts";
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

function ofSources(graph: Graph, namespace: string, { fields }: Container): Environment {
  let isOpen = false;
  const variables: Variable[] = [];
  for (const [index, source] of listAt(fields, "envFrom").entries()) {
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
  return { variables, isOpen };
}

function ofList(graph: Graph, namespace: string, { fields }: Container): Variable[] {
  return listAt(fields, "env").flatMap((variable) => {
    const name = textAt(variable, "name");
    if (name === undefined) return [];
    const place = `env ${name}`;
    const own = textAt(variable, "value");
    if (own !== undefined) return [{ name, value: own, place }];
    const from = valueAt(variable, "valueFrom", "configMapKeyRef");
    if (from === undefined) return [{ name, value: undefined, place }];
    const texts = textsOfConfigMap(graph, namespace, textAt(from, "name") ?? "");
    return [{ name, value: texts.get(textAt(from, "key") ?? ""), place }];
  });
}

const environments = once((container: Container, graph: Graph, namespace: string): Environment => {
  const { variables, isOpen } = ofSources(graph, namespace, container);
  return { variables: [...variables, ...ofList(graph, namespace, container)], isOpen };
});

/**
 * The variables of a container of a namespace, with their values where the tree shows them.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export function environmentOf(graph: Graph, namespace: string, container: Container): Environment {
  return environments(container, graph, namespace);
}

/** Values by name, of those variables whose values are known and stay. */
export const valuesOf = once(({ variables }: Environment): ReadonlyMap<string, string> => {
  const values = new Map<string, string>();
  for (const { name, value } of variables) {
    if (value === undefined) values.delete(name);
    else values.set(name, value);
  }
  return values;
});
