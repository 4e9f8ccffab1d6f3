import type { Resource } from "#lib/render/resource.ts";
import { textAt, textsAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { quantityOf } from "../../quantity.ts";
import type { Fault, Rule, Violation } from "../../rule.ts";
import { type Claim, persistentClaims } from "../../storage/claims.ts";
import { enumerate } from "../../wording.ts";

/** Why a volume that a claim names is not for it. */
function* faultsOf(
  { spec, accessModes, className, namespace, name }: Claim,
  { object }: Resource,
): Generator<Fault> {
  const title = `PersistentVolume ${object.metadata.name}`;
  const [asked, there] = [
    valueAt(spec, "resources", "requests", "storage"),
    valueAt(object, "spec", "capacity", "storage"),
  ];
  const [least, size] = [quantityOf(asked), quantityOf(there)];
  if (least !== undefined && size !== undefined && least > size) {
    yield {
      message: `it asks for ${asked}, and ${title} has ${there}`,
      fix: `ask for ${there}, or use a larger volume`,
    };
  }
  const modes = textsAt(object, "spec", "accessModes");
  const missing = accessModes.filter((mode) => !modes.includes(mode));
  if (missing.length > 0) {
    yield {
      message: `it asks for ${enumerate(missing)}, and ${title} is ${enumerate(modes)}`,
      fix: `ask for ${modes[0] ?? "an access mode of the volume"}`,
    };
  }
  const ofVolume = textAt(object, "spec", "storageClassName") ?? "";
  if (className !== undefined && className !== ofVolume) {
    yield {
      message: `its storageClassName is "${className}", and that of ${title} is "${ofVolume}"`,
      fix: "write the same in both",
    };
  }
  const reference = valueAt(object, "spec", "claimRef");
  const [otherName, otherNamespace] = [textAt(reference, "name"), textAt(reference, "namespace")];
  if (otherName !== undefined && (otherName !== name || (otherNamespace ?? namespace) !== namespace)) {
    yield {
      message: `it names ${title}, which is kept for the claim ${otherNamespace ?? ""}/${otherName}`,
      fix: `set claimRef of the volume to ${namespace}/${name}`,
    };
  }
}

function* ofClaims(graph: Graph, claims: readonly Claim[]): Generator<Violation> {
  const volumes = new Map(graph.ofKind(kinds.persistentVolume).map((one) => [one.object.metadata.name, one]));
  const holders = new Map<string, Claim>();
  for (const claim of claims) {
    const volumeName = textAt(claim.spec, "volumeName");
    if (volumeName === undefined) continue;
    const holder = holders.get(volumeName);
    if (holder !== undefined) {
      yield {
        at: claim.resource,
        message: `it names PersistentVolume ${volumeName}, as ${holder.title} of namespace ${holder.namespace} does: one of them stays Pending for ever`,
        fix: "give each claim a volume of its own",
      };
    }
    holders.set(volumeName, claim);
    const volume = volumes.get(volumeName);
    if (volume === undefined) continue;
    for (const { message, fix } of faultsOf(claim, volume)) {
      yield { at: claim.resource, message: `${message}: it stays Pending for ever`, fix };
    }
  }
}

/** A volume and the claim that it is meant for agree. */
export const volumeBinding: Rule = {
  number: 278,
  name: "volume-binding",
  compares: true,
  reason: "A claim that asks for more or something else than the volume it names stays Pending for ever.",
  see: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume",
  *check(graph) {
    yield* ofClaims(graph, persistentClaims(graph));
  },
};
