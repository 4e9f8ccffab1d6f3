import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const find = (one: KubernetesObject) => findingsOf("environment-variables", [one]);

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("environment-variables", one, message, fix)]);
}

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
