import type { Resource } from "#lib/render/resource.ts";
import { type ChangeRule, destroys } from "../../change/destruction.ts";
import { type Found, isTrueAt, listAt, textAt, valueAt } from "../../graph/fields.ts";
import { isOf } from "../../graph/kind.ts";
import { enumerate } from "../../wording.ts";

const placeholder = /\{\{-?\s*\.?([\w.]+)\s*-?\}\}/g;

/** The elements of an ApplicationSet that has nothing but lists; nothing for any other, which depends on more. */
function elementsOf({ object }: Resource): readonly Found[] | undefined {
  const generators = listAt(object, "spec", "generators");
  const isList = generators.every((generator) => valueAt(generator, "list", "elements") !== undefined);
  return isList ? generators.flatMap((generator) => listAt(generator, "list", "elements")) : undefined;
}

/** Names of the Applications that an ApplicationSet makes; nothing where the tree does not show them. */
function namesOf(resource: Resource): ReadonlySet<string> | undefined {
  const template = textAt(resource.object, "spec", "template", "metadata", "name");
  const elements = elementsOf(resource);
  if (template === undefined || elements === undefined) return undefined;
  const names = elements.map((element) =>
    template.replace(placeholder, (whole, path: string) => textAt(element, ...path.split(".")) ?? whole),
  );
  return names.some((name) => name.includes("{{")) ? undefined : new Set(names);
}

/** Whether an ApplicationSet lets its Applications, or these what they made, stay. */
function preserves({ object }: Resource): boolean {
  const policy = textAt(object, "spec", "syncPolicy", "applicationsSync");
  const keeps = isTrueAt(object, "spec", "syncPolicy", "preserveResourcesOnDeletion");
  return keeps || policy === "create-only" || policy === "create-update";
}

/** Applications that a list makes no longer. */
export const generatedApplications: ChangeRule = {
  number: 638,
  name: "generated-applications",
  reason:
    "An ApplicationSet deletes an Application whose element is gone, with everything that the Application made.",
  see: "https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Application-Deletion/",
  *check({ changed }) {
    for (const { before, after } of changed) {
      const isSet = isOf(after, { group: "argoproj.io", kind: "ApplicationSet" });
      const now = isSet && !preserves(after) ? namesOf(after) : undefined;
      const gone = now && [...(namesOf(before) ?? [])].filter((name) => !now.has(name)).sort();
      if (gone === undefined || gone.length === 0) continue;
      const message = `it makes Application ${enumerate(gone)} no longer: what the Application made is deleted with it`;
      yield destroys(after, { message, cure: "keep the element" });
    }
  },
};
