import { doubtAbout } from "../../doubt.ts";
import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule, Violation } from "../../rule.ts";
import { claimsOf } from "../../storage/claims.ts";
import { classesOf, isDefaultClass } from "../../storage/classes.ts";
import { enumerate } from "../../wording.ts";

/** The class that EKS makes; since 1.30 it is no default. */
const classOfEks = "gp2";

/** Whether a class that the tree does not show may be the default. */
function mayHaveDefault(graph: Graph): boolean {
  const { preinstalled, kubernetesVersion = "" } = graph.tree.facts;
  const minor = Number(kubernetesVersion.split(".")[1]);
  const others = (preinstalled?.storageClasses ?? []).filter((name) => name !== classOfEks || !(minor >= 30));
  const ofCharts = graph.charts.some(({ provided }) => (provided?.storageClasses ?? []).length > 0);
  return others.length > 0 || ofCharts || doubtAbout(graph, kinds.storageClass, "", "") !== undefined;
}

function* withoutDefault(graph: Graph): Generator<Violation> {
  if (mayHaveDefault(graph)) return;
  const names = [...classesOf(graph).keys()].sort();
  for (const { resource: at, title, className, spec } of claimsOf(graph)) {
    if (className !== undefined || textAt(spec, "volumeName") !== undefined) continue;
    yield {
      at,
      message: `${title} names no storageClassName, and no class of the cluster is the default: it stays Pending for ever`,
      fix:
        names.length === 0
          ? "add a StorageClass, and name it"
          : `name a class, of which there is ${enumerate(names)}`,
    };
  }
}

/** Exactly one class is what claims without a class get, if there are any. */
export const defaultStorageClass: Rule = {
  number: 271,
  name: "default-storage-class",
  reason:
    "A claim without a class stays Pending for ever where no class is the default, as in EKS from 1.30 on; of two defaults it gets the newer.",
  see: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1",
  *check(graph) {
    const defaults = [...classesOf(graph).values()].filter(isDefaultClass);
    if (defaults.length === 0) yield* withoutDefault(graph);
    const [first, ...others] = defaults;
    for (const at of others) {
      yield {
        at,
        severity: "warning",
        message: `it is the default class beside StorageClass ${first?.object.metadata.name}: claims without a class get the one that was made last`,
        fix: "make one of them the default",
      };
    }
  },
};
