import { repeated } from "#lib/model/repeated.ts";
import type { Resource } from "#lib/render/resource.ts";
import { stableOf } from "../../fields/subjects.ts";
import { isTrueAt, listAt, textAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Fault, Rule } from "../../rule.ts";

function* faultsOf({ object }: Resource): Generator<Fault> {
  const [group, plural] = [textAt(object, "spec", "group"), textAt(object, "spec", "names", "plural")];
  const name = `${plural}.${group}`;
  if (group !== undefined && plural !== undefined && object.metadata.name !== name) {
    yield { message: `its name is ${object.metadata.name}, but it defines ${name}`, fix: `name it ${name}` };
  }
  const versions = listAt(object, "spec", "versions");
  const stored = versions.filter((version) => isTrueAt(version, "storage")).length;
  if (stored !== 1) {
    const message = stored === 0 ? "none of its versions is stored" : `${stored} of its versions are stored`;
    yield { message, fix: "write storage: true in one version, and false in the others" };
  }
  for (const version of repeated(versions.flatMap((one) => textAt(one, "name") ?? []))) {
    yield { message: `it has the version ${version} twice`, fix: "name each version once" };
  }
}

/** CustomResourceDefinitions are named after what they define, and store one version. */
export const definitionNames: Rule = {
  number: 157,
  name: "definition-names",
  reason:
    "The API server refuses a definition of another name than plural.group, or without one stored version.",
  see: "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/",
  *check(graph) {
    for (const at of stableOf(graph, kinds.customResourceDefinition)) {
      for (const fault of faultsOf(at)) yield { at, ...fault };
    }
  },
};
