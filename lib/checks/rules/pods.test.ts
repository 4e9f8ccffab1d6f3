import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object } from "../tree.fixture.ts";

type Fields = Readonly<Record<string, Value>>;

const find = (one: KubernetesObject) => findingsOf("pods", [one]);
const image = "registry.example.com/app:1.2.3";

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("pods", one, message, fix)]);
}

describe("names in pods", () => {
  it("are refused where a container's is taken, also by an init container", () => {
    expectFault(
      deployment("web", {}, { initContainers: [{ name: "main", image }] }),
      "its pods have container main more than once",
      "give each container a name of its own",
    );
  });

  it.each<[string, KubernetesObject]>([
    ['container "My_App"', deployment("web", { name: "My_App" })],
    ['volume "a.b"', deployment("web", {}, { volumes: [{ name: "a.b", emptyDir: {} }] })],
  ])("are DNS labels: %s is refused", (what, one) => {
    expectFault(
      one,
      `the name of ${what} is not a DNS label`,
      "use at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends",
    );
  });

  it.each(["metrics-and-health", "HTTP", "8080", "a--b", "a-"])("of ports may not be %s", (name) => {
    expectFault(
      deployment("web", { ports: [{ name, containerPort: 80 }] }),
      `the name of port "${name}" of container main is not a service name`,
      "use at most 15 lower-case letters, digits and single hyphens, with a letter among them",
    );
  });

  it("of ports may have 15 characters", () => {
    expect(find(deployment("web", { ports: [{ name: "metrics-health1", containerPort: 80 }] }))).toEqual([]);
  });
});

describe("resources", () => {
  const container = (requests: Fields, limits: Fields = {}) =>
    deployment("web", { resources: { requests, limits } });

  it.each<[Fields, Fields]>([
    [
      { cpu: "500m", memory: "1Gi" },
      { cpu: 0.5, memory: "1024Mi" },
    ],
    [{ memory: "1Gi" }, { cpu: 1 }],
    [{ "nvidia.com/gpu": 1 }, { "nvidia.com/gpu": "1" }],
  ])("may be requests %j and limits %j", (requests, limits) => {
    expect(find(container(requests, limits))).toEqual([]);
  });

  it.each([
    ["cpu", "600m", "0.5"],
    ["memory", "1G", "512Mi"],
    ["ephemeral-storage", "2Gi", "1Gi"],
    ["memory", "9007199254740993", "9007199254740992"],
  ])("of %s may not be a request of %s above a limit of %s", (resource, request, limit) => {
    expectFault(
      container({ [resource]: request }, { [resource]: limit }),
      `container main requests ${request} of ${resource}, above its limit of ${limit}`,
      "raise the limit, or lower the request",
    );
  });

  it("are of kinds that a container can have", () => {
    expectFault(
      container({ cpus: 1 }),
      "resources.requests of container main names cpus, which is no resource of a container",
      "write cpu, memory or ephemeral-storage, or the whole name of an extended resource",
    );
  });

  it("are not less than nothing", () => {
    expectFault(
      container({}, { cpu: "-1" }),
      "cpu in resources.limits of container main is -1, less than nothing",
      "write a positive quantity",
    );
  });

  it.each<[Fields, Fields, string, string]>([
    [
      { "nvidia.com/gpu": 1 },
      {},
      "container main requests nvidia.com/gpu without a limit",
      "write the same under limits: nvidia.com/gpu cannot be shared",
    ],
    [
      { "nvidia.com/gpu": 1 },
      { "nvidia.com/gpu": 2 },
      "container main requests 1 of nvidia.com/gpu, but its limit is 2",
      "write the same for both: nvidia.com/gpu cannot be shared",
    ],
    [
      {},
      { "nvidia.com/gpu": "0.5" },
      "nvidia.com/gpu in resources.limits of container main is 0.5, a part of one",
      "write a whole number",
    ],
  ])("of devices are whole and reserved: not %j of %j", (requests, limits, message, fix) => {
    expectFault(container(requests, limits), message, fix);
  });
});

describe("environment variables", () => {
  const fieldRef = { fieldPath: "metadata.name" };
  const env = (...variables: Value[]) => deployment("web", { env: variables });

  it("may have one source and an empty value", () => {
    expect(find(env({ name: "A", value: "", valueFrom: { fieldRef, secretKeyRef: null } }))).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      env({ name: "A", value: "1" }, { name: "A", value: "2" }),
      "container main has env A more than once",
      "keep the one that is meant",
    ],
    [
      env({ name: "A=B", value: "1" }),
      'env A=B of container main has "=" in its name',
      "write what follows as value",
    ],
    [
      env({ name: "A", value: "1", valueFrom: { fieldRef } }),
      "env A of container main has both value and valueFrom",
      "keep one of them",
    ],
    [
      env({ name: "A", valueFrom: {} }),
      "valueFrom of env A of container main names no source",
      "write secretKeyRef, configMapKeyRef, fieldRef or resourceFieldRef",
    ],
    [
      env({ name: "A", valueFrom: { fieldRef, resourceFieldRef: { resource: "limits.cpu" } } }),
      "valueFrom of env A of container main has fieldRef and resourceFieldRef",
      "keep one of them",
    ],
    [
      deployment("web", { envFrom: [{ prefix: "A_" }] }),
      "envFrom[0] of container main names no source",
      "write configMapRef or secretRef",
    ],
    [
      deployment("web", { envFrom: [{ configMapRef: { name: "a" }, secretRef: { name: "b" } }] }),
      "envFrom[0] of container main has configMapRef and secretRef",
      "give each an item of its own",
    ],
  ])("are refused: %#", (one, message, fix) => {
    expectFault(one, message, fix);
  });
});

describe("volumes", () => {
  const data = { name: "data", emptyDir: {} };
  const mounting = (mounts: Value[], volumes: Value[] = [data]) =>
    deployment("web", { volumeMounts: mounts }, { volumes });

  it("are found among those that a StatefulSet makes", () => {
    const template = {
      spec: { containers: [{ name: "main", volumeMounts: [{ name: "data", mountPath: "/data" }] }] },
    };
    const volumeClaimTemplates = [{ metadata: { name: "data" } }];
    expect(find(object("apps/v1 StatefulSet", "db", { spec: { template, volumeClaimTemplates } }))).toEqual(
      [],
    );
    // A Deployment makes none.
    expect(
      find(object("apps/v1 Deployment", "db", { spec: { template, volumeClaimTemplates } })),
    ).toHaveLength(1);
  });

  it("may be mounted at several paths", () => {
    const mounts = [
      { name: "data", mountPath: "/a", subPath: "a..b" },
      { name: "data", mountPath: "/b" },
    ];
    expect(find(mounting(mounts))).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      mounting([], [data, data]),
      "its pods have volume data more than once",
      "give each volume a name of its own",
    ],
    [
      mounting([], [{ ...data, configMap: { name: "config" } }]),
      "volume data is of the types emptyDir and configMap",
      "keep one type, and give the others volumes of their own",
    ],
    [
      mounting([{ name: "dta", mountPath: "/a" }]),
      "container main mounts volume dta, which its pods do not have",
      "write data, or add volume dta",
    ],
    [
      mounting([{ name: "scratch", mountPath: "/a" }], []),
      "container main mounts volume scratch, which its pods do not have",
      "add volume scratch, or remove the mount",
    ],
    [
      mounting([
        { name: "data", mountPath: "/a", subPath: "x" },
        { name: "data", mountPath: "/a" },
      ]),
      "container main mounts more than one volume at /a",
      "give each a path of its own",
    ],
    [
      mounting([{ name: "data", mountPath: "/a", subPath: "x/../y" }]),
      'the mount /a of container main has the subPath "x/../y", which may lead out of the volume',
      'write a path inside the volume, without "/" at the beginning and without ".."',
    ],
    [
      mounting([{ name: "data", mountPath: "/a", subPath: "x", subPathExpr: "y" }]),
      "the mount /a of container main has both subPath and subPathExpr",
      "keep one of them",
    ],
  ])("are refused: %#", (one, message, fix) => {
    expectFault(one, message, fix);
  });
});
