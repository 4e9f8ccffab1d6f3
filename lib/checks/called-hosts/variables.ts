import type { Resource } from "#lib/render/resource.ts";
import { listAt, mapAt, textAt, textEntriesAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { isOf, kinds } from "../graph/kind.ts";
import { once } from "../graph/once.ts";
import type { Container, Workload } from "../graph/workload.ts";

/** A variable of a container whose value the tree shows. */
export interface Variable {
  readonly name: string;
  readonly value: string;
  /** The ConfigMap that it comes from; undefined for one of the container itself. */
  readonly source: Resource | undefined;
}

/** The ConfigMap of a name, where exactly one manifest makes it. */
export function configMapOf(graph: Graph, namespace: string, name: string | undefined): Resource | undefined {
  if (name === undefined) return undefined;
  let maker: Resource | undefined;
  for (const { by } of graph.names.producersOf(kinds.configMap, namespace, name)) {
    if (by !== undefined && maker !== undefined) return undefined;
    maker ??= by;
  }
  return maker !== undefined && isOf(maker, kinds.configMap) ? maker : undefined;
}

/**
 * A value with `$(NAME)` replaced by the variables before it; `$$(NAME)` stays.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function expanded(value: string, known: ReadonlyMap<string, Variable>): string {
  if (!value.includes("$(")) return value;
  return value.replaceAll(
    /(?<!\$)\$\(([A-Za-z_.][\w.-]*)\)/g,
    (text, name: string) => known.get(name)?.value ?? text,
  );
}

/** What a ConfigMap gives to containers that read it as a whole. */
const variablesOfConfigMap = once((source: Resource): readonly Variable[] =>
  textEntriesAt(source.object, "data").map(([name, value]) => ({ name, value, source })),
);

function variablesTo(
  { fields }: Container,
  graph: Graph,
  { namespace }: Workload,
): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const from of listAt(fields, "envFrom")) {
    const source = configMapOf(graph, namespace, textAt(from, "configMapRef", "name"));
    const prefix = textAt(from, "prefix");
    for (const variable of source === undefined ? [] : variablesOfConfigMap(source)) {
      const name = `${prefix ?? ""}${variable.name}`;
      variables.set(name, prefix === undefined ? variable : { ...variable, name });
    }
  }
  for (const variable of listAt(fields, "env")) {
    const name = textAt(variable, "name") ?? "";
    const value = textAt(variable, "value");
    if (value !== undefined) {
      variables.set(name, { name, value: expanded(value, variables), source: undefined });
      continue;
    }
    const reference = mapAt(variable, "valueFrom", "configMapKeyRef");
    const source = configMapOf(graph, namespace, textAt(reference, "name"));
    const read = textAt(valueAt(source?.object, "data"), textAt(reference, "key") ?? "");
    if (read === undefined) variables.delete(name);
    else variables.set(name, { name, value: read, source });
  }
  return variables;
}

const known = once(variablesTo);

/** The variables that a container gets, as far as the tree shows them, by name. */
export function variablesOf(
  graph: Graph,
  workload: Workload,
  container: Container,
): ReadonlyMap<string, Variable> {
  return known(container, graph, workload);
}
