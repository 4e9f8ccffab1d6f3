import type { IRolloutSpec } from "@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/RolloutSpec";
import { ApiObject, JsonPatch } from "cdk8s";
import type { Deployment } from "cdk8s-plus-28";
import type { ProgressiveDelivery } from "#lib/model/delivery.ts";
import { durationText } from "#lib/model/duration.ts";
import { composedName } from "#lib/model/name.ts";
import { refuse } from "#lib/model/problem.ts";
import type { Route } from "#lib/model/route.ts";
import type { Service } from "#lib/model/workload.ts";
import { selectorOf } from "./labels.ts";
import { need } from "./need.ts";
import type { Scope } from "./scope.ts";
import { addService } from "./service-object.ts";
import { definedLater } from "./sync.ts";

type Strategy = NonNullable<IRolloutSpec["strategy"]>;

/**
 * A pod counts as available when it has been ready for this long: two rounds of a HorizontalPodAutoscaler, so that
 * a Rollout that begins with one pod has got all that it needs before it counts as healthy.
 */
const READY_SECONDS = 30;

/** The old pods of a blue-green service stay this long: whoever reverts the commit by then only switches back. */
const KEPT_SECONDS = 300;

const API_VERSION = "argoproj.io/v1alpha1";

/** What keeps the pods of a service, as an autoscaler names it. */
export function controllerOf({ names, delivery }: Service) {
  return delivery === undefined
    ? { apiVersion: "apps/v1", kind: "Deployment", name: names.deployment }
    : { apiVersion: API_VERSION, kind: "Rollout", name: names.deployment };
}

function previewOf({ names }: Service): string {
  return composedName([names.service, "preview"], "Service");
}

/**
 * A canary's weights are shares of the pods: requests follow because every pod answers as many. As with a
 * Deployment, new pods are available before old ones stop.
 */
function strategyOf(service: Service, delivery: ProgressiveDelivery): Strategy {
  if (delivery.kind === "canary") {
    const steps = delivery.steps.flatMap(({ weight, pause }) => [
      { setWeight: weight },
      { pause: { duration: durationText(pause) } },
    ]);
    return { canary: { maxSurge: 1, maxUnavailable: 0, steps } };
  }
  return {
    blueGreen: {
      activeService: service.names.service,
      previewService: previewOf(service),
      autoPromotionEnabled: delivery.promote === "automatic",
      scaleDownDelaySeconds: KEPT_SECONDS,
    },
  };
}

/**
 * Makes a Rollout of the Deployment of a service whose definition asks for a canary or blue-green delivery: the
 * same name, selector and pods, with another strategy. Refuses it on a cluster without Argo Rollouts.
 *
 * Switched on in a running cluster, it takes nothing down: Argo CD makes the Rollout beside the Deployment, whose
 * pods the same Services select, and prunes the Deployment last, when the Rollout is healthy. An autoscaled Rollout
 * has the minimum of its replicas by then; where the load needs more, raise the minimum in a commit before. Switched
 * off, the two change roles; an autoscaled Deployment begins with a single pod, so do it when there is little load.
 *
 * It has a pod template of its own, and no `workloadRef`: a Deployment that is scaled to zero stands in everybody's
 * way, an autoscaler does not start it again, and Argo CD would count the change of its template as delivered.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/migrating/#convert-deployment-to-rollout
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#prune-last
 */
export function turnIntoRollout(
  scope: Scope,
  deployment: Deployment,
  service: Service,
  delivery: ProgressiveDelivery,
): void {
  if (need(scope, "progressiveDelivery", `delivery of ${service.name}`) === undefined) return;
  const { apiVersion, kind } = controllerOf(service);
  for (const [key, value] of Object.entries(definedLater)) {
    ApiObject.of(deployment).metadata.addAnnotation(key, value);
  }
  scope.amendments.amend(
    deployment,
    JsonPatch.replace("/apiVersion", apiVersion),
    JsonPatch.replace("/kind", kind),
    JsonPatch.replace("/spec/strategy", strategyOf(service, delivery)),
    JsonPatch.add("/spec/minReadySeconds", READY_SECONDS),
  );
}

/** Whether a load balancer with the addresses of the pods as its targets leads to a service. */
function hasPodsAsTargets(service: Service, routes: readonly Route[]): boolean {
  return routes.some((route) =>
    route.kind === "load-balancer"
      ? route.workload === service && route.type === "network"
      : route.via.controller === "alb" && Object.values(route.paths).includes(service),
  );
}

/**
 * The Service of the new version of a blue-green service, under which it can be tried. Its labels are not those of
 * the service: a ServiceMonitor would find every pod twice.
 *
 * The controller writes `rollouts-pod-template-hash` into the selectors of both Services, and whoever delivers the
 * unit has to leave it there: without it both versions get requests, and the new one is promoted unasked.
 *
 * Refuses blue-green behind an ALB or NLB: when the active Service changes, the AWS Load Balancer Controller takes
 * the old targets away before the new ones are healthy.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#overview
 * @see https://github.com/argoproj/argo-rollouts/issues/3437
 */
export function addPreview(scope: Scope, service: Service, routes: readonly Route[]): void {
  if (service.delivery?.kind !== "blue-green") return;
  if (hasPodsAsTargets(service, routes)) {
    refuse(
      `workload ${service.name} is delivered blue-green behind a load balancer that may have no healthy target during the switch`,
      "take a canary",
    );
  }
  const name = previewOf(service);
  addService(scope, { workload: { name, selector: selectorOf(service) }, name, ports: service.ports });
}
