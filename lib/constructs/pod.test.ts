import { describe, expect, it } from "vitest";
import { type Found, isList, isMap, mapAt } from "#lib/checks/graph/fields.ts";
import { everything } from "#lib/render/everything.fixture.ts";
import { rendered } from "#lib/render/rendered.fixture.ts";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { containersOf, podTemplates } from "./pod-security.fixture.ts";

const { objects } = rendered(everything);

const words = (text: string): string[] => text.split(" ");

/** Every field that the constructs mean to write, by the kind of map that it stands in. */
const ASKED = {
  pod: words(
    "affinity automountServiceAccountToken containers initContainers nodeSelector priorityClassName restartPolicy securityContext serviceAccountName terminationGracePeriodSeconds tolerations topologySpreadConstraints volumes",
  ),
  podSecurity: words("fsGroup fsGroupChangePolicy runAsGroup runAsNonRoot runAsUser sysctls"),
  container: words(
    "args command env envFrom image imagePullPolicy lifecycle livenessProbe name ports readinessProbe resources securityContext startupProbe volumeMounts",
  ),
};

/** By kind: fields of the object and of its spec. */
const ASKED_OF: Readonly<Record<string, readonly string[]>> = {
  Deployment: words("progressDeadlineSeconds replicas selector strategy template"),
  StatefulSet: words("podManagementPolicy replicas selector serviceName template updateStrategy"),
  CronJob: words(
    "concurrencyPolicy failedJobsHistoryLimit jobTemplate schedule startingDeadlineSeconds successfulJobsHistoryLimit suspend timeZone",
  ),
  Service: words("ports selector type"),
  PersistentVolumeClaim: words("accessModes resources storageClassName volumeMode"),
  Namespace: [],
};

function unasked(map: Found, asked: readonly string[]): string[] {
  return Object.keys(mapAt(map)).filter((field) => !asked.includes(field));
}

function textsIn(value: Found): string[] {
  if (isList(value)) return value.flatMap(textsIn);
  if (isMap(value)) return Object.entries(value).flatMap(([key, item]) => [key, ...textsIn(item)]);
  return typeof value === "string" ? [value] : [];
}

function titled(object: KubernetesObject): [string, KubernetesObject] {
  return [`${object.kind} ${object.metadata.name}`, object];
}

describe("what cdk8s-plus would write by itself", () => {
  it.each(podTemplates(objects))("reaches no pod unasked: %s", (_, template) => {
    expect(unasked(mapAt(template, "spec"), ASKED.pod)).toEqual([]);
    expect(unasked(mapAt(template, "spec", "securityContext"), ASKED.podSecurity)).toEqual([]);
    for (const container of containersOf(template)) expect(unasked(container, ASKED.container)).toEqual([]);
  });

  const specs = objects.filter(({ kind }) => kind in ASKED_OF);

  it.each(specs.map(titled))("reaches no spec unasked: %s", (_, { kind, spec }) => {
    expect(unasked(spec, ASKED_OF[kind] ?? [])).toEqual([]);
  });

  const plain = objects.filter(({ kind }) => kind === "ConfigMap");

  it.each(plain.filter(({ metadata }) => metadata.name !== "raw").map(titled))(
    "reaches no ConfigMap unasked: %s",
    (_, object) => {
      expect(unasked(object, words("apiVersion kind metadata data"))).toEqual([]);
    },
  );

  it.each(objects.map(titled))("leaves no trace of a construct's path: %s", (_, object) => {
    expect(textsIn(object).filter((text) => text.includes("cdk8s"))).toEqual([]);
  });

  it("makes volumes writable for the user only of pods that own them", () => {
    const owners = podTemplates(objects)
      .filter(([, template]) => "fsGroup" in mapAt(template, "spec", "securityContext"))
      .map(([title]) => title);
    expect(owners.sort()).toEqual([
      "CronJob archive-backup",
      "CronJob archive-restore",
      "CronJob postgres-backup",
      "CronJob postgres-restore",
      "CronJob redis-backup",
      "CronJob redis-restore",
      "StatefulSet archive",
      "StatefulSet postgres",
      "StatefulSet redis",
    ]);
  });
});
