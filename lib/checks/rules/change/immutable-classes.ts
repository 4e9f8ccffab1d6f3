import type { ChangeRule } from "../../change/destruction.ts";
import { changesOfFixed, type Fixed, field } from "../../change/immutable.ts";

const inUse = "what uses it is without it meanwhile";

function fixedAt(...paths: readonly string[]): Fixed {
  return {
    fields: paths.map((path) => field(path)),
    loss: inUse,
    cure: "leave it as it is, and add one of another name",
  };
}

const fixed: Readonly<Record<string, Fixed>> = {
  "/ResourceQuota": { fields: [field("spec.scopes"), field("spec.scopeSelector")], loss: inUse },
  "discovery.k8s.io/EndpointSlice": fixedAt("addressType"),
  "gateway.networking.k8s.io/GatewayClass": fixedAt("spec.controllerName"),
  "networking.k8s.io/IngressClass": fixedAt("spec.controller"),
  "node.k8s.io/RuntimeClass": fixedAt("handler"),
  "scheduling.k8s.io/PriorityClass": {
    ...fixedAt("value"),
    fields: [field("value"), field("preemptionPolicy", "PreemptLowerPriority")],
  },
  "storage.k8s.io/CSIDriver": { ...fixedAt(), fields: [field("spec.attachRequired", true)] },
};

/** Classes and the like, by which others are handled. */
export const immutableClasses: ChangeRule = {
  number: 619,
  name: "immutable-classes",
  reason: "A class that exists cannot mean something else: every sync after that fails.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass",
  check: (change) => changesOfFixed(change, fixed),
};
