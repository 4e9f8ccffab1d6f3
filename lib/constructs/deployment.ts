import { Duration, JsonPatch } from "cdk8s";
import {
  type ContainerProps,
  Deployment,
  DeploymentStrategy,
  LabelSelector,
  PercentOrAbsolute,
} from "cdk8s-plus-28";
import { firstPort } from "#lib/model/service.ts";
import type { Service } from "#lib/model/workload.ts";
import { isAutoscaled } from "./autoscaler.ts";
import { addEnvironment, addFiles, checksumOf } from "./config-map.ts";
import { containerOf } from "./container.ts";
import { addInterruptible } from "./interruptible.ts";
import { podLabels, selectorOf } from "./labels.ts";
import { need } from "./need.ts";
import { onlyWhatIsAsked, podProps, resources } from "./pod.ts";
import { httpProbes } from "./probes.ts";
import { reloadingOf } from "./reloading.ts";
import { turnIntoRollout } from "./rollout.ts";
import type { Scope } from "./scope.ts";
import { addServiceAccount } from "./service-account.ts";
import { spreadOver } from "./spread.ts";
import { traceEnvironment } from "./traces.ts";
import { mountsOf } from "./volumes.ts";

const TEMPLATE = "/spec/template";
const CONTAINER = `${TEMPLATE}/spec/containers/0`;

/** A rollout that makes no progress for this long counts as failed. */
const PROGRESS_SECONDS = 600;

/** Time that a pod gets, once load balancers have let go of it, to finish what it has begun. */
const FINISH_SECONDS = 25;

/** What cdk8s-plus has no words for, or spells otherwise than the API server. */
function addContainerFields(
  scope: Scope,
  deployment: Deployment,
  { probes, ports, cpu, memory }: Service,
  drainSeconds: number,
): void {
  const fields = {
    ...httpProbes(probes, firstPort(ports).name),
    resources: resources(cpu, memory),
    lifecycle: { preStop: { sleep: { seconds: drainSeconds } } },
  };
  for (const [field, value] of Object.entries(fields)) {
    scope.amendments.put(deployment, `${CONTAINER}/${field}`, value);
  }
}

const EXPORTER = "exporter";

/** The exporter beside the service, where there is one. */
function exporterContainers(scope: Scope, { name, exporter, user }: Service): ContainerProps[] {
  if (exporter === undefined) return [];
  const container = { ...exporter, name: EXPORTER, workload: name, ports: { metrics: exporter.port } };
  return [containerOf(scope, { ...container, user, environment: {}, mounts: [] })];
}

/** Says which nodes the pods run on. */
function addPlacement(scope: Scope, deployment: Deployment, service: Service): void {
  const { architecture, replicas, interruptible } = service;
  if (architecture !== undefined) {
    scope.amendments.put(deployment, `${TEMPLATE}/spec/nodeSelector`, { "kubernetes.io/arch": architecture });
  }
  if (interruptible && need(scope, "interruptible", `interruptible workload ${service.name}`) !== undefined) {
    addInterruptible(scope, deployment, TEMPLATE);
  }
  if (replicas.max > 1) {
    scope.amendments.put(
      deployment,
      `${TEMPLATE}/spec/topologySpreadConstraints`,
      spreadOver(scope, service),
    );
  }
}

/**
 * The Deployment of a service, with its ServiceAccount and ConfigMaps. New pods are ready before old ones stop. A
 * service whose definition says how new versions are delivered gets a Rollout in its place.
 *
 * @param drainSeconds time that a stopping pod goes on serving
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export function addDeployment(scope: Scope, service: Service, drainSeconds: number): void {
  const { name, names, replicas, ports, user, exporter, apiToken, delivery } = service;
  const environment = addEnvironment(scope, name, {
    ...traceEnvironment(scope, service),
    ...service.environment,
  });
  const files = addFiles(scope, name, service.files);
  const serviceAccount = addServiceAccount(scope, name, apiToken);
  const autoscaled = isAutoscaled(replicas);
  const deployment = new Deployment(scope.chart, `Deployment-${name}`, {
    metadata: {
      name: names.deployment,
      namespace: scope.namespace,
      labels: podLabels(scope, service),
      annotations: reloadingOf(scope, service.environment),
    },
    ...podProps(scope, {
      workload: service,
      user,
      serviceAccount,
      apiToken,
      annotations: checksumOf([environment, files]),
      ports: Object.values(ports),
      graceSeconds: drainSeconds + FINISH_SECONDS,
    }),
    ...(autoscaled ? {} : { replicas: replicas.min }),
    progressDeadline: Duration.seconds(PROGRESS_SECONDS),
    strategy: DeploymentStrategy.rollingUpdate({
      maxSurge: PercentOrAbsolute.absolute(1),
      maxUnavailable: PercentOrAbsolute.absolute(0),
    }),
    containers: [
      containerOf(scope, {
        ...service,
        workload: name,
        configuration: environment,
        mounts: mountsOf(scope, service, files),
      }),
      ...exporterContainers(scope, service),
    ],
  });
  deployment.select(LabelSelector.of({ labels: selectorOf(service) }));
  if (autoscaled) deployment.markHasAutoscaler();
  onlyWhatIsAsked(scope, deployment, { template: TEMPLATE, ownsVolumes: false });
  scope.amendments.amend(deployment, JsonPatch.remove("/spec/minReadySeconds"));
  addContainerFields(scope, deployment, service, drainSeconds);
  if (exporter !== undefined) {
    const asked = resources(exporter.cpu, exporter.memory);
    scope.amendments.put(deployment, `${TEMPLATE}/spec/containers/1/resources`, asked);
  }
  addPlacement(scope, deployment, service);
  if (delivery !== undefined) turnIntoRollout(scope, deployment, service, delivery);
}
