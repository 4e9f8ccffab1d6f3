import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const find = (one: KubernetesObject) => findingsOf("container-names", [one]);
const image = "registry.example.com/app:1.2.3";

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("container-names", one, message, fix)]);
}

describe("names of containers", () => {
  it("are their own", () => {
    expect(find(deployment("web", {}, { initContainers: [{ name: "wait-for-db", image }] }))).toEqual([]);
  });

  it("are refused where a container's is taken, also by an init container", () => {
    expectFault(
      deployment("web", {}, { initContainers: [{ name: "main", image }] }),
      "its pods have container main more than once",
      "give each container a name of its own",
    );
  });

  it("are DNS labels", () => {
    expectFault(
      deployment("web", { name: "My_App" }),
      'the name of container "My_App" is not a DNS label',
      "use at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends",
    );
  });
});
