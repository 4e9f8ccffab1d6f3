import { groupOf, type Resource } from "#lib/render/resource.ts";
import { type Found, listAt, textAt, valueAt } from "../fields.ts";
import { kinds, namespaceOf } from "../kind.ts";
import { type Naming, naming } from "../reference.ts";
import { namingsOfChartValues } from "./chart-values.ts";

function ofTarget(place: string, namespace: string, target: Found): Naming[] {
  const kind = textAt(target, "kind") ?? "Deployment";
  // KEDA leaves out what is usual: a Deployment of apps/v1.
  const group = groupOf(textAt(target, "apiVersion") ?? "apps/v1");
  return naming(place, { group, kind }, namespace, textAt(target, "name"));
}

/** The workload that a HorizontalPodAutoscaler, ScaledObject or VerticalPodAutoscaler acts on. */
export function* namingsOfAutoscaler(resource: Resource): Generator<Naming> {
  for (const field of ["scaleTargetRef", "targetRef"]) {
    const target = valueAt(resource.object, "spec", field);
    yield* ofTarget(`spec.${field}`, namespaceOf(resource), target);
  }
}

function* ofClaim(place: string, claim: Found): Generator<Naming> {
  yield* naming(place, kinds.storageClass, "", textAt(claim, "spec", "storageClassName"));
}

/** The class and the volume of a PersistentVolumeClaim. */
export function* namingsOfClaim({ object }: Resource): Generator<Naming> {
  yield* ofClaim("spec.storageClassName", object);
  yield* naming("spec.volumeName", kinds.persistentVolume, "", textAt(object, "spec", "volumeName"));
}

/** What a StatefulSet names beside its pods. */
export function* namingsOfStatefulSet(resource: Resource): Generator<Naming> {
  const { object } = resource;
  const service = textAt(object, "spec", "serviceName");
  yield* naming("spec.serviceName", kinds.service, namespaceOf(resource), service);
  for (const template of listAt(object, "spec", "volumeClaimTemplates")) {
    yield* ofClaim(`volumeClaimTemplate ${textAt(template, "metadata", "name") ?? ""}`, template);
  }
}

const rolloutServices = [
  ["canary", "canaryService"],
  ["canary", "stableService"],
  ["blueGreen", "activeService"],
  ["blueGreen", "previewService"],
] as const;

/**
 * What an Argo Rollout names beside its pods.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/specification/
 */
export function* namingsOfRollout(resource: Resource): Generator<Naming> {
  const namespace = namespaceOf(resource);
  const strategy = valueAt(resource.object, "spec", "strategy");
  for (const [name, field] of rolloutServices) {
    yield* naming(`spec.strategy.${name}.${field}`, kinds.service, namespace, textAt(strategy, name, field));
  }
  const workload = valueAt(resource.object, "spec", "workloadRef");
  yield* ofTarget("spec.workloadRef", namespace, workload);
}

/** The Services that webhooks of the API server are called at. */
export function* namingsOfWebhooks({ object }: Resource): Generator<Naming> {
  for (const [index, webhook] of listAt(object, "webhooks").entries()) {
    const service = valueAt(webhook, "clientConfig", "service");
    yield* naming(
      `webhooks[${index}]`,
      kinds.service,
      textAt(service, "namespace") ?? "",
      textAt(service, "name"),
    );
  }
}

/** The Service of a TargetGroupBinding of the AWS Load Balancer Controller. */
export function* namingsOfTargetGroup(resource: Resource): Generator<Naming> {
  const service = textAt(resource.object, "spec", "serviceRef", "name");
  yield* naming("spec.serviceRef", kinds.service, namespaceOf(resource), service);
}

/** The project of an Argo CD Application, and what it tells its charts to use. */
export function* namingsOfApplication(resource: Resource): Generator<Naming> {
  const project = textAt(resource.object, "spec", "project");
  yield* naming("spec.project", kinds.appProject, namespaceOf(resource), project);
  yield* namingsOfChartValues(resource);
}
