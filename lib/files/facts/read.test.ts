import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFactsFile } from "./read.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "facts-"));
  file = join(folder, "facts.json");
});

afterEach(() => rmSync(folder, { recursive: true }));

function read(told: unknown) {
  writeFileSync(file, JSON.stringify(told));
  return readFactsFile(file);
}

describe("facts of a file", () => {
  it("are what it tells, key by key", () => {
    const requests = { pods: 3, cpu: "500m", memory: "1Gi" };
    const told = {
      cluster: "production",
      kubernetesVersion: "1.36",
      region: "eu-central-1",
      zones: ["eu-central-1a"],
      vpc: { name: "main", cidr: "10.0.0.0/16", publicSubnets: ["10.0.0.0/24"], privateSubnets: [] },
      serviceCidr: "172.20.0.0/16",
      gitRepository: "https://git.example.com/fleet.git",
      argocdDestinations: [{ name: "in-cluster", server: "https://kubernetes.default.svc" }],
      nodeGroups: [
        {
          name: "general",
          instanceType: "m7g.large",
          arch: "arm64",
          capacityType: "ON_DEMAND",
          min: 0,
          desired: 2,
          max: 4,
          zones: ["eu-central-1a"],
          labels: { pool: "general", empty: "" },
          taints: [{ key: "dedicated", value: "", effect: "NoSchedule" }, "gpu=true:NoExecute"],
          allocatablePerNode: { ...requests, cpu: 1.93 },
          daemonSetsPerNode: requests,
        },
      ],
      systemWorkloads: requests,
      prefixDelegation: true,
      eksAddons: ["vpc-cni"],
      networkPolicyEnforcement: null,
      podIdentityAssociations: [
        {
          namespace: "shop",
          serviceAccount: "web",
          role: "shop-web",
          buckets: ["assets"],
          secrets: ["shop/*"],
          hostedZones: ["example.com"],
        },
      ],
      secretsManager: { "shop/database": ["url"] },
      buckets: ["assets"],
      hostedZones: ["example.com"],
      acmCertificates: ["*.example.com"],
      preinstalled: {
        namespaces: ["argocd"],
        priorityClasses: ["high"],
        storageClasses: ["gp3"],
        services: ["kube-system/kube-dns"],
      },
    };
    expect(read(told)).toEqual({ facts: told, problems: [] });
  });

  it("may be none at all", () => {
    expect(read({})).toEqual({ facts: {}, problems: [] });
  });

  it("tell the Services of a chart without their ports", () => {
    const provided = {
      crdGroups: ["example.com"],
      serviceAccounts: ["shop/queue"],
      webhooks: ["Ingress"],
      ingressClasses: ["alb"],
      storageClasses: ["fast"],
      loadBalancerClasses: ["service.k8s.aws/nlb"],
      podLabels: { shop: { app: "queue" } },
      secrets: ["shop/queue"],
    };
    const { facts } = read({
      chartsProvide: { queue: { ...provided, services: ["shop/queue"] }, other: {} },
    });
    expect(facts?.chartsProvide).toEqual({
      queue: { ...provided, isTold: true, services: { "shop/queue": {} } },
      other: { isTold: true },
    });
  });
});

describe("a file of facts is refused", () => {
  it.each([
    [
      "for a key that is nearly another",
      { bucket: [] },
      "bucket is no known key: write buckets, or remove it",
    ],
    [
      "for a key that is like no other",
      { vpc: { availability: 1 } },
      "vpc.availability is no known key: remove it; known are name, cidr, publicSubnets and privateSubnets",
    ],
    [
      "for an unknown key in a list",
      { podIdentityAssociations: [{ namespace: "shop", serviceAcount: "web", serviceAccount: "web" }] },
      "podIdentityAssociations[0].serviceAcount is no known key: write serviceAccount, or remove it",
    ],
    [
      "for an unknown key of a chart",
      { chartsProvide: { "kube.state": { crdgroups: [] } } },
      'chartsProvide["kube.state"].crdgroups is no known key: write crdGroups, or remove it',
    ],
    [
      "for an unknown key of a taint",
      { nodeGroups: [{ taints: [{ keys: "a" }] }] },
      "nodeGroups[0].taints[0].keys is no known key: write key, or remove it",
    ],
    [
      "for a key that every object has",
      { preinstalled: { constructor: 1 } },
      "preinstalled.constructor is no known key: remove it; known are namespaces, priorityClasses, storageClasses and services",
    ],
    [
      "without a key that says whose role it is",
      { podIdentityAssociations: [{ namespace: "shop" }] },
      "podIdentityAssociations[0].serviceAccount is missing: add it",
    ],
    ["for anything but a map", [], "the file is a list, and must be a map"],
    ["for a text in place of a list", { zones: "a" }, 'zones is "a", and must be a list'],
    ["for a number in place of a text", { buckets: ["a", 1] }, "buckets[1] is 1, and must be a text"],
    ["for an empty text", { region: "" }, 'region is "", and must be a text'],
    ["for a list in place of a map", { secretsManager: [] }, "secretsManager is a list, and must be a map"],
    [
      "for a version with a patch",
      { kubernetesVersion: "1.36.2" },
      'kubernetesVersion is "1.36.2", and must be a minor version as "1.36"',
    ],
    [
      "for a name without its namespace",
      { preinstalled: { services: ["kube-dns"] } },
      'preinstalled.services[0] is "kube-dns", and must be a text as namespace/name',
    ],
    [
      "for a text in place of true",
      { prefixDelegation: "yes" },
      'prefixDelegation is "yes", and must be true or false',
    ],
    [
      "for a number below zero",
      { nodeGroups: [{ min: -1 }] },
      "nodeGroups[0].min is -1, and must be a number from 0 on",
    ],
    [
      "for a map in place of a quantity",
      { systemWorkloads: { cpu: {} } },
      'systemWorkloads.cpu is a map, and must be a quantity as "500m", "2Gi" or 2',
    ],
    [
      "for a number in place of a taint",
      { nodeGroups: [{ taints: [1] }] },
      'nodeGroups[0].taints[0] is 1, and must be a taint as "key=value:NoSchedule" or a map of key, value and effect',
    ],
    [
      "for no text and no null",
      { networkPolicyEnforcement: false },
      "networkPolicyEnforcement is false, and must be a text, or null where nobody enforces it",
    ],
  ])("%s", (_, told, problem) => {
    expect(read(told)).toEqual({ problems: [`${file}: ${problem}`] });
  });

  it("with everything that is wrong in it, long values cut", () => {
    expect(read({ region: 1, kubernetesVersion: "x".repeat(100) }).problems).toEqual([
      `${file}: region is 1, and must be a text`,
      `${file}: kubernetesVersion is "${"x".repeat(59)}…, and must be a minor version as "1.36"`,
    ]);
  });

  it("when it is missing", () => {
    expect(readFactsFile(file).problems).toEqual([
      `${file}: it cannot be read (ENOENT): check the path and its permissions`,
    ]);
  });

  it("when it is no JSON", () => {
    writeFileSync(file, "zones:\n[a]");
    expect(readFactsFile(file).problems).toEqual([
      `${file}: it is no JSON (Unexpected token 'z', "zones: [a]" is not valid JSON): correct it`,
    ]);
  });
});
