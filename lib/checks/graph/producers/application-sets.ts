import type { Resource } from "#lib/render/resource.ts";
import { type Found, listAt, textAt, valueAt } from "../fields.ts";
import { kinds } from "../kind.ts";
import type { Producer } from "../names.ts";

/** A template that is one parameter: `{{.namespace}}`, or `{{namespace}}` without Go templates. */
const parameter = /^\{\{\s*\.?(?<name>[\w-]+)\s*\}\}$/;

/** What the lists of generators say of a parameter, also those within a matrix or a merge. */
function valuesOf(name: string, generators: readonly Found[]): string[] {
  return generators.flatMap((generator) => [
    ...listAt(generator, "list", "elements").flatMap((element) => textAt(element, name) ?? []),
    ...["matrix", "merge"].flatMap((kind) => valuesOf(name, listAt(generator, kind, "generators"))),
  ]);
}

/**
 * The namespaces that Argo CD makes for the Applications of an ApplicationSet, as far as it lists them.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-List/
 */
export function namespacesOfApplicationSet(by: Resource): Producer[] {
  const spec = valueAt(by.object, "spec", "template", "spec");
  const namespace = textAt(spec, "destination", "namespace") ?? "";
  const options = listAt(spec, "syncPolicy", "syncOptions");
  if (namespace === "" || !options.includes("CreateNamespace=true")) return [];
  const name = parameter.exec(namespace)?.groups?.name;
  const names = name === undefined ? [namespace] : valuesOf(name, listAt(by.object, "spec", "generators"));
  return [...new Set(names)].map((one) => ({ kind: kinds.namespace, name: one, namespace: "", by }));
}
