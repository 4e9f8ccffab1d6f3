import type { Resource } from "#lib/render/resource.ts";
import { type ChangeRule, replaces } from "../../change/destruction.ts";
import { changeAt } from "../../change/fields.ts";
import { refusal } from "../../change/refusal.ts";
import { isTrueAt, listAt, textAt } from "../../graph/fields.ts";
import { isOf, kinds } from "../../graph/kind.ts";
import { enumerate } from "../../wording.ts";

const paths = ["spec.scope", "spec.group", "spec.names.kind", "spec.names.plural"];

function versionsOf({ object }: Resource): {
  readonly names: readonly string[];
  readonly stored: readonly string[];
} {
  const versions = listAt(object, "spec", "versions");
  const named = (list: typeof versions) => list.flatMap((version) => textAt(version, "name") ?? []);
  return {
    names: named(versions),
    stored: named(versions.filter((version) => isTrueAt(version, "storage"))),
  };
}

/** What a custom kind is. */
export const immutableDefinitions: ChangeRule = {
  number: 620,
  name: "immutable-definitions",
  reason: "Scope and names of a custom kind stay, and a version in which objects are stored cannot go.",
  see: "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#upgrade-existing-objects-to-a-new-stored-version",
  *check(change) {
    const loss = "every object of its kind goes with it";
    for (const { before, after } of change.changed) {
      if (!isOf(after, kinds.customResourceDefinition)) continue;
      const changes = paths.flatMap(
        (path) => changeAt(before.object, after.object, { path: path.split(".") }) ?? [],
      );
      if (changes.length > 0) {
        const message = `it changes ${enumerate(changes)}: ${refusal(change, after, loss)}`;
        yield replaces(after, { message, cure: "leave it as it is, and define a kind of another name" });
      }
      const left = versionsOf(after).names;
      const lost = versionsOf(before).stored.filter((name) => left.length > 0 && !left.includes(name));
      if (lost.length === 0) continue;
      const message = `it has version ${enumerate(lost)} no longer, in which objects are stored: ${refusal(change, after, loss)}`;
      yield replaces(after, {
        message,
        cure: `keep version ${enumerate(lost)} with served: true until every object is stored in another`,
      });
    }
  },
};
