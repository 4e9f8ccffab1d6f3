import type { Fields, Resource } from "#lib/render/resource.ts";
import { type Found, listAt, mapAt, numberAt, type Path, textAt, textsAt, valueAt } from "./fields.ts";
import { kindId, kindOf, namespaceOf } from "./kind.ts";
import { type Labels, labelsOf, plainSelectorOf, type Selector, selectorOf } from "./labels.ts";

/** A port that a container declares. */
export interface ContainerPort {
  readonly name: string | undefined;
  readonly number: number | undefined;
  readonly protocol: string;
}

const containerLists = ["initContainers", "containers", "ephemeralContainers"] as const;

/** A container of a pod, whichever list it stands in. */
export interface Container {
  readonly name: string;
  readonly list: (typeof containerLists)[number];
  readonly fields: Fields;
  /** Its command and its arguments, one word each. */
  readonly words: readonly string[];
  readonly ports: readonly ContainerPort[];
  /** Its security context; empty where it has none. */
  readonly security: Fields;
  /** Runs as long as the pod does: no init container, unless it is a sidecar. */
  readonly stays: boolean;
}

/** Whatever makes pods, in one form: its pod template and how it finds its pods again. */
export interface Workload {
  readonly resource: Resource;
  readonly namespace: string;
  /** `Deployment backend`. */
  readonly title: string;
  readonly labels: Labels;
  /** Undefined where the cluster makes it itself: Pod, Job, CronJob. */
  readonly selector: Selector | undefined;
  readonly template: Fields;
  readonly podSpec: Fields;
  /** Security context of the pod; empty where it has none. */
  readonly security: Fields;
  readonly containers: readonly Container[];
}

/**
 * Where each kind keeps its pod template.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates
 */
const templatePaths: Readonly<Record<string, Path>> = {
  "/Pod": [],
  "/PodTemplate": ["template"],
  "/ReplicationController": ["spec", "template"],
  "apps/DaemonSet": ["spec", "template"],
  "apps/Deployment": ["spec", "template"],
  "apps/ReplicaSet": ["spec", "template"],
  "apps/StatefulSet": ["spec", "template"],
  "argoproj.io/Rollout": ["spec", "template"],
  "batch/CronJob": ["spec", "jobTemplate", "spec", "template"],
  "batch/Job": ["spec", "template"],
};

const withSelector = new Set(["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet", "Rollout"]);

function portOf(port: Found): ContainerPort {
  return {
    name: textAt(port, "name"),
    number: numberAt(port, "containerPort"),
    protocol: textAt(port, "protocol") ?? "TCP",
  };
}

const noWords: readonly string[] = [];

function wordsIn(container: Found): readonly string[] {
  const { command, args } = mapAt(container);
  if (command === undefined && args === undefined) return noWords;
  return [...textsAt(command), ...textsAt(args)];
}

function containersOf(podSpec: Fields): Container[] {
  return containerLists.flatMap((list) =>
    listAt(podSpec, list).map(
      (fields, index): Container => ({
        name: textAt(fields, "name") ?? `${list}[${index}]`,
        list,
        fields: mapAt(fields),
        words: wordsIn(fields),
        ports: listAt(fields, "ports").map(portOf),
        security: mapAt(fields, "securityContext"),
        stays: list === "containers" || textAt(fields, "restartPolicy") === "Always",
      }),
    ),
  );
}

function selectorOfWorkload({ object }: Resource): Selector | undefined {
  if (object.kind === "ReplicationController") return plainSelectorOf(valueAt(object, "spec", "selector"));
  return withSelector.has(object.kind) ? selectorOf(valueAt(object, "spec", "selector")) : undefined;
}

/** Labels that the Job controller adds to the pods of a Job. */
function addedLabels({ object: { kind, metadata } }: Resource): [string, string][] {
  if (kind !== "Job") return [];
  return [
    ["job-name", metadata.name],
    ["batch.kubernetes.io/job-name", metadata.name],
  ];
}

/** The pods that a resource makes; nothing for a resource that makes none. */
export function workloadOf(resource: Resource): Workload | undefined {
  const { object } = resource;
  const id = kindId(kindOf(object));
  const path = Object.hasOwn(templatePaths, id) ? templatePaths[id] : undefined;
  const template = path && valueAt(object, ...path);
  // A Rollout may take its template from a Deployment: that one is the workload.
  if (template === undefined) return undefined;
  const podSpec = mapAt(template, "spec");
  return {
    resource,
    namespace: namespaceOf(resource),
    title: `${object.kind} ${object.metadata.name}`,
    labels: new Map([...labelsOf(valueAt(template, "metadata", "labels")), ...addedLabels(resource)]),
    selector: selectorOfWorkload(resource),
    template: mapAt(template),
    podSpec,
    security: mapAt(podSpec, "securityContext"),
    containers: containersOf(podSpec),
  };
}
