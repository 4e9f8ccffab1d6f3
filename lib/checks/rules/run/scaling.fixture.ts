import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { object } from "../../tree.fixture.ts";

/** A metric of the share of a resource. */
export function share(name: string): Value {
  return { type: "Resource", resource: { name, target: { type: "Utilization", averageUtilization: 70 } } };
}

/** A HorizontalPodAutoscaler of the Deployment of a name. */
export function autoscaler(name: string, spec: Readonly<Record<string, Value>> = {}): KubernetesObject {
  const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name };
  const fields = { scaleTargetRef, minReplicas: 2, maxReplicas: 5, metrics: [share("cpu")], ...spec };
  return object("autoscaling/v2 HorizontalPodAutoscaler", name, { spec: fields });
}

/** An object with more in its spec. */
export function withSpec(one: KubernetesObject, more: Readonly<Record<string, Value>>): KubernetesObject {
  const { spec } = one;
  const known = typeof spec === "object" && spec !== null && !Array.isArray(spec) ? spec : {};
  return { ...one, spec: { ...known, ...more } };
}

/** A PodDisruptionBudget of the pods of `deployment(app)`. */
export function budget(name: string, app: string, spec: Readonly<Record<string, Value>>): KubernetesObject {
  return object("policy/v1 PodDisruptionBudget", name, {
    spec: { selector: { matchLabels: { app } }, ...spec },
  });
}
