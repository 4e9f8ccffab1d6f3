import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const find = (one: KubernetesObject) => findingsOf("port-names", [one]);

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("port-names", one, message, fix)]);
}

describe("names of ports", () => {
  it.each(["metrics-and-health", "HTTP", "8080", "a--b", "a-"])("may not be %s", (name) => {
    expectFault(
      deployment("web", { ports: [{ name, containerPort: 80 }] }),
      `the name of port "${name}" of container main is not a service name`,
      "use at most 15 lower-case letters, digits and single hyphens, with a letter among them",
    );
  });

  it("may have 15 characters", () => {
    expect(find(deployment("web", { ports: [{ name: "metrics-health1", containerPort: 80 }] }))).toEqual([]);
  });
});
