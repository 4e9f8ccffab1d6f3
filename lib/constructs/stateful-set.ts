import { JsonPatch } from "cdk8s";
import {
  LabelSelector,
  PodManagementPolicy,
  type Service,
  StatefulSet,
  StatefulSetUpdateStrategy,
} from "cdk8s-plus-28";
import { addEnvironment, checksumOf } from "./config-map.ts";
import { type ContainerParts, containerOf } from "./container.ts";
import { labelsOf, selectorOf } from "./labels.ts";
import { onlyWhatIsAsked, podProps, resources } from "./pod.ts";
import { commandProbes } from "./probes.ts";
import { reloadingOf } from "./reloading.ts";
import type { Scope } from "./scope.ts";
import { addServiceAccount } from "./service-account.ts";

const TEMPLATE = "/spec/template";
const CONTAINER = `${TEMPLATE}/spec/containers/0`;

/** A server with one volume: what PostgreSQL and Redis have in common. */
export interface StatefulParts extends Omit<ContainerParts, "workload" | "configuration" | "command"> {
  readonly service: Service;
  readonly ports: Readonly<Record<string, number>>;
  /** Succeeds while the server answers. */
  readonly probe: readonly string[];
  /** Time that the server gets to write everything down when it is stopped. */
  readonly graceSeconds: number;
  /** Whether a rotated Secret replaces the pod. */
  readonly reloads: boolean;
}

/**
 * A StatefulSet of one pod, which is stopped before its successor starts: two servers on one volume would
 * destroy it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export function addStatefulSet(scope: Scope, parts: StatefulParts): void {
  const { name, user, service, ports, graceSeconds } = parts;
  const serviceAccount = addServiceAccount(scope, name, false);
  const configuration = addEnvironment(scope, name, parts.environment);
  const set = new StatefulSet(scope.chart, `StatefulSet-${name}`, {
    metadata: {
      name,
      namespace: scope.namespace,
      labels: labelsOf(scope, name),
      annotations: parts.reloads ? reloadingOf(scope, parts.environment) : {},
    },
    ...podProps(scope, {
      workload: { name },
      user,
      serviceAccount,
      apiToken: false,
      annotations: checksumOf([configuration]),
      ports: Object.values(ports),
      graceSeconds,
      ownsVolumes: true,
    }),
    service,
    replicas: 1,
    podManagementPolicy: PodManagementPolicy.ORDERED_READY,
    strategy: StatefulSetUpdateStrategy.rollingUpdate({ partition: 0 }),
    containers: [containerOf(scope, { ...parts, workload: name, configuration })],
  });
  set.select(LabelSelector.of({ labels: selectorOf({ name }) }));
  onlyWhatIsAsked(scope, set, { template: TEMPLATE, ownsVolumes: true });
  scope.amendments.amend(set, JsonPatch.remove("/spec/minReadySeconds"));
  // cdk8s-plus has the Service select pods by the hash of the construct's path as well.
  scope.amendments.amend(service, JsonPatch.remove("/spec/selector/cdk8s.io~1metadata.addr"));
  for (const [field, probe] of Object.entries(commandProbes(parts.probe))) {
    scope.amendments.put(set, `${CONTAINER}/${field}`, probe);
  }
  scope.amendments.put(set, `${CONTAINER}/resources`, resources(parts.cpu, parts.memory));
}
