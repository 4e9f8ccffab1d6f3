import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt, textEntriesAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { isOf, type Kind, kinds } from "../graph/kind.ts";
import { keysOf } from "../graph/names.ts";
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

function ofSources(graph: Graph, namespace: string, { fields }: Container): Environment {
  let isOpen = false;
  const variables: Variable[] = [];
  for (const [index, source] of listAt(fields, "envFrom").entries()) {
    const prefix = textAt(source, "prefix") ?? "";
    for (const [field, kind] of sources) {
      const name = textAt(source, field, "name");
      if (name === undefined) continue;
      const producers = graph.names.producersOf(kind, namespace, name);
      const { known, open } = keysOf(producers);
      if (producers.length === 0 || open) isOpen = true;
      const texts = kind === kinds.configMap ? textsOfConfigMap(graph, namespace, name) : nothing;
      const place = `envFrom[${index}]`;
      variables.push(...known.map((key) => ({ name: prefix + key, value: texts.get(key), place })));
    }
  }
  return { variables, isOpen };
}

function ofList(graph: Graph, namespace: string, { fields }: Container): Variable[] {
  return listAt(fields, "env").flatMap((variable) => {
    const name = textAt(variable, "name");
    if (name === undefined) return [];
    const from = valueAt(variable, "valueFrom", "configMapKeyRef");
    const texts = textsOfConfigMap(graph, namespace, textAt(from, "name") ?? "");
    const value = textAt(variable, "value") ?? texts.get(textAt(from, "key") ?? "");
    return [{ name, value, place: `env ${name}` }];
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
