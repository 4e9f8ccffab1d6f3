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

const noSchema = at(
  "schema",
  thing,
  "no schema for Thing of example.com/v1",
  "correct apiVersion and kind, or add the CustomResourceDefinition or the type package that has it",
);

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

  it("refuses a kind that neither a package nor a definition knows", async () => {
    expect(await findings([thing])).toEqual([noSchema]);
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
