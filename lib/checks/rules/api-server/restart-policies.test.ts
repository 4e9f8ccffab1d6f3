import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const find = (one: KubernetesObject) => findingsOf("restart-policies", [one]);
const image = "registry.example.com/app:1.2.3";

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("restart-policies", one, message, fix)]);
}

describe("restart policies", () => {
  const job = (fields: Readonly<Record<string, Value>>) =>
    object("batch/v1 Job", "migrate", {
      spec: { template: { spec: { containers: [{ name: "main", image }], ...fields } } },
    });

  it("of Jobs let pods end", () => {
    expect(find(job({ restartPolicy: "OnFailure" }))).toEqual([]);
    const fix = "set restartPolicy to OnFailure or Never";
    const ending = "but pods of a Job have to end";
    expectFault(job({ restartPolicy: "Always" }), `its restartPolicy is Always, ${ending}`, fix);
    expectFault(job({}), `its restartPolicy is not set, which means Always, ${ending}`, fix);
  });

  it("of all other controllers do not", () => {
    expect(find(deployment("web", {}, { restartPolicy: "Always" }))).toEqual([]);
    expect(find(object("Pod", "web", { spec: { restartPolicy: "Never" } }))).toEqual([]);
    expectFault(
      deployment("web", {}, { restartPolicy: "Never" }),
      "its restartPolicy is Never, but pods of a Deployment always start again",
      "remove restartPolicy, or make it a Job",
    );
  });
});
