import { describe, expect, it } from "vitest";
import type { Facts } from "#lib/render/facts.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const findings = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("object-names", objects);

describe("names of objects", () => {
  it.each([
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
    expect(findings(wrong)).toEqual([at("object-names", wrong, message, fix)]);
  });

  it("accepts a digit at the beginning of a Service from Kubernetes 1.36 on, and doubts it on a version that nobody tells", () => {
    const service = object("Service", "1web");
    const on = (facts: Facts) => findingsOf("object-names", [service], { facts });
    expect(on({ kubernetesVersion: "1.36" })).toEqual([]);
    const message = 'its name "1web" begins with a digit, which Kubernetes allows Services from 1.36 on';
    const refused = at("object-names", service, message, "put a letter in front");
    expect(on({ kubernetesVersion: "1.35" })).toEqual([refused]);
    expect(on({})).toEqual([{ ...refused, severity: "warning" }]);
  });

  it("accepts names that only their kind allows", () => {
    const role = object("rbac.authorization.k8s.io/v1 ClusterRole", "system:node:Reader_1");
    const map = object("ConfigMap", "kube-root-ca.crt");
    expect(
      findings(
        object("user.openshift.io/v1 Group", "demo_team"),
        role,
        map,
        object("Service", "x".repeat(63)),
      ),
    ).toEqual([]);
  });
});
