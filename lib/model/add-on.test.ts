import { expect, it } from "vitest";
import { defineAddOn, namespaceOf } from "./add-on.ts";
import { clusterOf } from "./cluster.fixture.ts";
import { DefinitionError } from "./problem.ts";

const contents = () => ({});

it("lives in a namespace that exists, or in one of its own", () => {
  const shared = defineAddOn({ name: "metrics-server", on: [], namespace: "kube-system", contents });
  const own = defineAddOn({
    name: "cert-manager",
    on: [],
    namespace: { name: "certificates", podSecurity: "restricted" },
    contents,
  });
  expect([shared, own].map(namespaceOf)).toEqual(["kube-system", "certificates"]);
});

it("has contents that follow from the cluster's facts", () => {
  const addOn = defineAddOn({
    name: "external-dns",
    on: [],
    namespace: "kube-system",
    contents: ({ region }) => ({ offers: { storageClass: region } }),
  });
  expect(addOn.contents(clusterOf({ region: "us-east-1" })).offers).toEqual({ storageClass: "us-east-1" });
});

it.each([
  ["add-on", { name: "Cert Manager", namespace: "kube-system" }, "Cert Manager"],
  ["namespace", { name: "cert-manager", namespace: "kube_system" }, "kube_system"],
  ["namespace", { name: "cert-manager", namespace: { name: "", podSecurity: "restricted" as const } }, ""],
])("refuses an %s name that is not a DNS label: %j", (what, properties, name) => {
  expect(() => defineAddOn({ ...properties, on: [], contents })).toThrow(
    new DefinitionError(
      `${what} name "${name}" is not a DNS label; use lower-case letters, digits and hyphens, with a letter or digit at both ends`,
    ),
  );
});
