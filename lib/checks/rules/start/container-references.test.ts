import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "container-references";
const reading = (containerName?: string) => {
  const resourceFieldRef = { resource: "limits.cpu", ...(containerName !== undefined && { containerName }) };
  return deployment("web", { env: [{ name: "CPUS", valueFrom: { resourceFieldRef } }] });
};
describe("the name of a container", () => {
  it("is that of one of the pod", () => {
    expect(findingsOf(rule, [reading()])).toEqual([]);
    expect(findingsOf(rule, [reading("main")])).toEqual([]);
  });

  it("is no other in a variable", () => {
    expect(findingsOf(rule, [reading("web")])).toEqual([
      at(
        rule,
        reading("web"),
        "env CPUS of container main reads the resources of container web, which the pod does not have",
        "write main",
      ),
    ]);
  });
});
