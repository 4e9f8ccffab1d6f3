import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { check } from "./check.ts";
import { anySchema, deployment, object, treeOf } from "./tree.fixture.ts";

const accept = "accepted-findings/mutable-images";

function withAnnotations(from: KubernetesObject, annotations: Record<string, string>): KubernetesObject {
  return { ...from, metadata: { ...from.metadata, annotations } };
}

const latest = deployment("web", { image: "registry.example.com/web:latest" });

function checked(...objects: readonly KubernetesObject[]) {
  const { findings, accepted } = check(treeOf(objects), anySchema);
  const said = findings
    .filter(({ rule }) => rule === "mutable-images" || rule === "acceptances" || rule === "namespaces")
    .map(({ rule, resource, message, fix }) => `${rule} at ${resource?.name}: ${message}; ${fix}`);
  return { said, accepted };
}

describe("an acceptance", () => {
  it("takes away what its rule finds at its object, and is counted", () => {
    expect(checked(latest).said).toHaveLength(1);
    expect(checked(withAnnotations(latest, { [accept]: "the vendor has no versions" }))).toEqual({
      said: [],
      accepted: 1,
    });
  });

  it("says nothing about other objects", () => {
    const other = withAnnotations(deployment("api"), { [accept]: "the vendor has no versions" });
    expect(checked(latest, other)).toEqual({
      said: [
        "acceptances at api: it accepts a finding of mutable-images, which finds nothing at Deployment api; remove the acceptance",
        expect.stringContaining("mutable-images at web: "),
      ],
      accepted: 0,
    });
  });

  it("has to name a rule, and to say why", () => {
    expect(checked(withAnnotations(latest, { [accept]: "ok" })).said).toEqual([
      'acceptances at web: it accepts a finding of mutable-images for the reason "ok", which says too little; write why it is right as it is',
    ]);
    const misspelt = { "accepted-findings/mutable-image": "the vendor has no versions" };
    expect(checked(withAnnotations(latest, misspelt)).said[0]).toBe(
      "acceptances at web: it accepts a finding of mutable-image, which is no rule; write mutable-images",
    );
    const unknown = { "accepted-findings/taste": "the vendor has no versions" };
    expect(checked(withAnnotations(latest, unknown)).said[0]).toBe(
      "acceptances at web: it accepts a finding of taste, which is no rule; write one of docs/rules.md",
    );
  });

  it("of an Application is about the unit that it delivers", () => {
    const reason = { "accepted-findings/namespaces": "made by hand before" };
    const application = withAnnotations(object("argoproj.io/v1alpha1 Application", "web"), reason);
    const charts = [
      {
        release: "a",
        repository: "",
        chart: "a",
        version: "1",
        namespace: "missing",
        values: {},
        skipSchemaValidation: false,
      },
    ];
    const { findings, accepted } = check(treeOf([application], { charts }), anySchema);
    expect(findings.filter(({ rule }) => rule === "namespaces" || rule === "acceptances")).toEqual([]);
    expect(accepted).toBe(1);
  });
});
