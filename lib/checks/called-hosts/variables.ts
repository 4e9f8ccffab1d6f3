import type { Resource } from "#lib/render/resource.ts";
import { listAt, mapAt, textAt, textEntriesAt, valueAt } from "../graph/fields.ts";
import type { Graph } from "../graph/graph.ts";
import { isOf, kinds } from "../graph/kind.ts";
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
  const makers = graph.names.producersOf(kinds.configMap, namespace, name).flatMap(({ by }) => by ?? []);
  const [maker] = makers;
  return makers.length === 1 && maker !== undefined && isOf(maker, kinds.configMap) ? maker : undefined;
}

/**
 * A value with `$(NAME)` replaced by the variables before it; `$$(NAME)` stays.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
export function expanded(value: string, known: ReadonlyMap<string, Variable>): string {
  return value.replaceAll(
    /(?<!\$)\$\(([A-Za-z_.][\w.-]*)\)/g,
    (text, name: string) => known.get(name)?.value ?? text,
  );
}

/** The variables that a container gets, as far as the tree shows them, by name. */
export function variablesOf(
  graph: Graph,
  { namespace }: Workload,
  { fields }: Container,
): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const from of listAt(fields, "envFrom")) {
    const source = configMapOf(graph, namespace, textAt(from, "configMapRef", "name"));
    for (const [key, value] of textEntriesAt(source?.object, "data")) {
      const name = `${textAt(from, "prefix") ?? ""}${key}`;
      variables.set(name, { name, value, source });
    }
  }
  for (const variable of listAt(fields, "env")) {
    const name = textAt(variable, "name") ?? "";
    const value = textAt(variable, "value");
    const reference = mapAt(variable, "valueFrom", "configMapKeyRef");
    const source = configMapOf(graph, namespace, textAt(reference, "name"));
    const read = textAt(valueAt(source?.object, "data"), textAt(reference, "key") ?? "");
    if (value !== undefined) {
      variables.set(name, { name, value: expanded(value, variables), source: undefined });
    } else if (read !== undefined) variables.set(name, { name, value: read, source });
    else variables.delete(name);
  }
  return variables;
}
