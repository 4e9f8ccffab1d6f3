import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { check } from "../../check.ts";
import type { Finding } from "../../finding.ts";
import { loadSchemas } from "../../schema-source.ts";
import { at, deployment, fullFacts, object, release, type TreeOptions, treeOf } from "../../tree.fixture.ts";

async function findings(objects: readonly KubernetesObject[], options: TreeOptions = {}): Promise<Finding[]> {
  const { findings } = check(treeOf(objects, options), await loadSchemas(objects));
  return findings.filter(({ rule }) => rule === "schema");
}

const thing = object("example.com/v1 Thing", "one", { spec: { size: 3 } });

const noSchema = (of: KubernetesObject) =>
  at(
    "schema",
    of,
    `no schema for ${of.kind} of ${of.apiVersion}`,
    "correct apiVersion and kind, or add the CustomResourceDefinition or the type package that has it",
  );

/** What is said where a definition of ours makes an object. */
async function findingsOfOurs(of: KubernetesObject): Promise<Finding[]> {
  const tree = treeOf([of]);
  const units = tree.units.map((unit) => ({
    ...unit,
    resources: unit.resources.map((resource) => ({
      ...resource,
      origin: { definition: "apps/web/index.ts" },
    })),
  }));
  const { findings } = check({ ...tree, units }, await loadSchemas([of]));
  return findings.filter(({ rule }) => rule === "schema");
}

describe("schema", () => {
  it("accepts an object that its schema allows", async () => {
    expect(await findings([deployment("backend", { ports: [{ containerPort: 8000 }] })])).toEqual([]);
  });

  it("refuses a value of the wrong type and quotes its path", async () => {
    const wrong = deployment("backend", { ports: [{ containerPort: "http" }] });
    expect(await findings([wrong])).toEqual([
      at(
        "schema",
        wrong,
        "spec.template.spec.containers[0].ports[0].containerPort must be integer",
        "correct the field as Deployment of apps/v1 has it",
      ),
    ]);
  });

  it("warns of a field that a custom kind does not have in the version that is known", async () => {
    const recent = object("trust.cert-manager.io/v1alpha1 Bundle", "web", { spec: { later: true } });
    expect(await findings([recent])).toContainEqual(
      at(
        "schema",
        recent,
        "spec.later is no field of Bundle of trust.cert-manager.io/v1alpha1",
        "remove it, or correct its name or its place",
        "warning",
      ),
    );
  });

  it("refuses a field that the kind does not have", async () => {
    const wrong = deployment("backend", { imagePullPolcy: "Always" });
    expect(await findings([wrong])).toEqual([
      at(
        "schema",
        wrong,
        "spec.template.spec.containers[0].imagePullPolcy is no field of Deployment of apps/v1",
        "remove it, or correct its name or its place",
      ),
    ]);
  });

  it("refuses a kind that Kubernetes does not have", async () => {
    const misspelt = object("apps/v1 Deploymnt", "one");
    expect(await findings([misspelt])).toEqual([noSchema(misspelt)]);
  });

  it("leaves custom kinds of others alone, and refuses those of ours that no package knows", async () => {
    expect(await findings([thing])).toEqual([]);
    expect(await findingsOfOurs(thing)).toEqual([{ ...noSchema(thing), file: "apps/web/index.ts" }]);
  });

  it("accepts a kind that a CustomResourceDefinition of the tree or a chart brings", async () => {
    const definition = object("apiextensions.k8s.io/v1 CustomResourceDefinition", "things.example.com", {
      spec: {
        group: "example.com",
        names: { kind: "Thing", plural: "things" },
        scope: "Namespaced",
        versions: [
          { name: "v1", served: true, storage: true, schema: { openAPIV3Schema: { type: "object" } } },
        ],
      },
    });
    expect(await findings([thing, definition])).toEqual([]);
    const facts = { ...fullFacts, chartsProvide: { things: { crds: ["example.com/v1/Thing"] } } };
    expect(await findings([thing], { facts, charts: [release("things")] })).toEqual([]);
    const told = { ...fullFacts, chartsProvide: { things: { crdGroups: ["example.com"] } } };
    expect(await findings([thing], { facts: told, charts: [release("things")] })).toEqual([]);
  });
});
