import { listAt, textAt, textsAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";
import { isEbs } from "../../storage/classes.ts";
import { zonesOf } from "../../storage/zones.ts";
import { enumerate } from "../../wording.ts";

/** Zones that a class may make volumes in. */
function allowedZones(graph: Graph, object: Parameters<typeof listAt>[0]): readonly string[] {
  const allowed = listAt(object, "allowedTopologies").flatMap((topology) =>
    listAt(topology, "matchLabelExpressions").flatMap((expression) => textsAt(expression, "values")),
  );
  return allowed.length > 0 ? allowed : (zonesOf(graph) ?? []);
}

/** Volumes that live in one zone are made where their pods are. */
export const volumeBindingModes: Rule = {
  number: 272,
  name: "volume-binding-modes",
  reason:
    "A volume that is made before its pod is in any zone, and a pod that cannot run in that zone stays Pending for ever.",
  see: "https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode",
  *check(graph) {
    for (const at of graph.ofKind(kinds.storageClass)) {
      const mode = textAt(at.object, "volumeBindingMode");
      if (!isEbs(textAt(at.object, "provisioner")) || (mode ?? "Immediate") !== "Immediate") continue;
      const zones = allowedZones(graph, at.object);
      if (zones.length < 2) continue;
      yield {
        at,
        severity: "warning",
        message: `its volumeBindingMode is ${mode ?? "not set, which means Immediate"}: volumes are made in any of ${enumerate(zones)} before it is known where their pods can run`,
        fix: "set volumeBindingMode to WaitForFirstConsumer",
      };
    }
  },
};
