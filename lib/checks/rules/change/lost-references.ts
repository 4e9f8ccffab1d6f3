import type { Change } from "../../change/change.ts";
import { type ChangeRule, destroys } from "../../change/destruction.ts";
import { coverOf } from "../../change/removal.ts";
import { doubtAbout } from "../../doubt.ts";
import { kindId, kinds } from "../../graph/kind.ts";
import type { Reference } from "../../graph/reference.ts";
import { titleOf } from "../../wording.ts";

const readable = new Set([kinds.configMap, kinds.secret].map(kindId));

/** References that nothing answers any more, of those that the rule about references cannot be sure of. */
function* lostIn({ base, head }: Change): Generator<Reference> {
  for (const reference of head.graph.references) {
    const { kind, namespace, name, optional } = reference;
    if (!readable.has(kindId(kind))) continue;
    if (head.graph.names.producersOf(kind, namespace, name).length > 0) continue;
    if (optional || doubtAbout(head.graph, kind, namespace, name) !== undefined) {
      if (base.graph.names.producersOf(kind, namespace, name).length > 0) yield reference;
    }
  }
}

/** What a Secret or ConfigMap was made by, and is made by no longer although it is read. */
export const lostReferences: ChangeRule = {
  number: 637,
  name: "lost-references",
  reason: "What is read was there before, and nothing makes it any more.",
  see: "https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist",
  *check(change) {
    const isCovered = coverOf(change);
    const removed = new Set(change.removed.filter((resource) => !isCovered(resource)));
    if (removed.size === 0) return;
    for (const { kind, namespace, name, place, from } of lostIn(change)) {
      const makers = change.base.graph.names.producersOf(kind, namespace, name).flatMap(({ by }) => by ?? []);
      const maker = makers.find((resource) => removed.has(resource));
      if (maker === undefined) continue;
      const itself = kindId(kind) === kindId({ ...kind, kind: maker.object.kind });
      const made = itself ? "" : `, which makes ${kind.kind} ${name},`;
      const message = `it is gone${made} and ${place} of ${titleOf(from)} reads it`;
      yield destroys(maker, { message, cure: "keep its manifest" });
    }
  },
};
