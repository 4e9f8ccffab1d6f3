import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const find = (one: KubernetesObject) => findingsOf("volumes", [one]);

function expectFault(one: KubernetesObject, message: string, fix: string): void {
  expect(find(one)).toEqual([at("volumes", one, message, fix)]);
}

describe("volumes", () => {
  const data = { name: "data", emptyDir: {} };
  const withVolumes = (...volumes: Value[]) => deployment("web", {}, { volumes });

  it("have names of their own and one type", () => {
    expect(find(withVolumes(data, { name: "cache", emptyDir: {}, configMap: null }))).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      withVolumes(data, data),
      "its pods have volume data more than once",
      "give each volume a name of its own",
    ],
    [
      withVolumes({ ...data, configMap: { name: "config" } }),
      "volume data is of the types emptyDir and configMap",
      "keep one type, and give the others volumes of their own",
    ],
    [
      withVolumes({ name: "a.b", emptyDir: {} }),
      'the name of volume "a.b" is not a DNS label',
      "use at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends",
    ],
  ])("are refused: %#", (one, message, fix) => {
    expectFault(one, message, fix);
  });
});
