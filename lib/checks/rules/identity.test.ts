import { describe, expect, it } from "vitest";
import { check } from "../check.ts";
import { anySchema, at, deployment, findingsOf, object, treeOf } from "../tree.fixture.ts";

const findings = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("identity", objects);

describe("identity", () => {
  it("accepts one name in two kinds and in two namespaces", () => {
    const objects = [
      object("Secret", "web"),
      object("ConfigMap", "web"),
      object("Secret", "web", {}, { namespace: "other" }),
    ];
    expect(findings(...objects)).toEqual([]);
  });

  it("takes a new version of a kind for the same object", () => {
    const old = object("autoscaling/v1 HorizontalPodAutoscaler", "web");
    const recent = object("autoscaling/v2 HorizontalPodAutoscaler", "web");
    const fix = "keep one of them, or give them different names";
    const message = "it is declared 2 times, also in HorizontalPodAutoscaler-web.yaml (unit web)";
    expect(findings(old, recent)).toEqual([at("identity", old, message, fix)]);
  });

  it.each([
    [
      "v1 Service",
      "1web",
      'its name "1web" is not a DNS label',
      "use lower-case letters, digits and hyphens, with a letter or digit at both ends and a letter at the beginning",
    ],
    [
      "v1 Namespace",
      "a.b",
      'its name "a.b" is not a DNS label',
      "use lower-case letters, digits and hyphens, with a letter or digit at both ends",
    ],
    [
      "v1 ConfigMap",
      "App_Config",
      'its name "App_Config" is not a DNS subdomain',
      "use lower-case letters, digits and hyphens in parts joined by dots, with a letter or digit at both ends of each part",
    ],
    ["rbac.authorization.k8s.io/v1 Role", "a/b", 'its name "a/b" is not a path segment', "leave out / and %"],
    [
      "batch/v1 CronJob",
      "x".repeat(53),
      "its name has 53 characters; a CronJob may have at most 52",
      "shorten it",
    ],
    [
      "apps/v1 StatefulSet",
      "x".repeat(53),
      "its name has 53 characters; a StatefulSet may have at most 52",
      "shorten it",
    ],
    ["v1 Service", "x".repeat(64), "its name has 64 characters; a Service may have at most 63", "shorten it"],
  ])("refuses %s of the name %s", (kind, name, message, fix) => {
    const wrong = object(kind, name);
    expect(findings(wrong)).toEqual([at("identity", wrong, message, fix)]);
  });

  it("accepts names that only their kind allows", () => {
    const role = object("rbac.authorization.k8s.io/v1 ClusterRole", "system:node:Reader_1");
    const map = object("ConfigMap", "kube-root-ca.crt");
    expect(findings(role, map, object("Service", "x".repeat(63)))).toEqual([]);
  });

  it("refuses labels that are none, also those of pods", () => {
    const wrong = object(
      "apps/v1 Deployment",
      "web",
      { spec: { template: { metadata: { labels: { "a b": "c" } } } } },
      { labels: { version: "1.0+build" } },
    );
    expect(findings(wrong)).toEqual([
      at(
        "identity",
        wrong,
        'label version has the value "1.0+build", which is no label value',
        'use at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends',
      ),
      at(
        "identity",
        wrong,
        'pod label "a b" is no qualified name',
        'use at most 63 letters, digits, "-", "_" and ".", after a DNS name and "/" if it has a prefix',
      ),
    ]);
  });

  it("refuses annotations beyond 256 KiB", () => {
    const wrong = object("ConfigMap", "dashboard", {}, { annotations: { text: "x".repeat(262_141) } });
    expect(findings(wrong)).toEqual([
      at(
        "identity",
        wrong,
        "its annotations have 262145 bytes; at most 262144 are allowed",
        "move large values to a ConfigMap",
      ),
    ]);
    expect(
      findings(object("ConfigMap", "dashboard", {}, { annotations: { text: "x".repeat(262_140) } })),
    ).toEqual([]);
  });

  it("refuses two declarations of one object and says where the other is", () => {
    const [unit] = treeOf([deployment("web")]).units;
    if (unit === undefined) throw new Error("a tree has a unit");
    const copy = {
      ...unit,
      name: "copy",
      resources: unit.resources.map((one) => ({ ...one, unit: "copy" })),
    };
    const { findings: found } = check({ cluster: "test", facts: {}, units: [unit, copy] }, anySchema);
    expect(
      found.filter(({ rule }) => rule === "identity").map(({ unit: name, message }) => [name, message]),
    ).toEqual([
      ["copy", "it is declared 2 times, also in Deployment-web.yaml (unit web)"],
      ["web", "it is declared 2 times, also in Deployment-web.yaml (unit copy)"],
    ]);
  });
});
