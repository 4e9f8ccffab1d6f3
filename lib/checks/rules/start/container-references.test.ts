import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "container-references";
const reading = (containerName?: string) => {
  const resourceFieldRef = { resource: "limits.cpu", ...(containerName !== undefined && { containerName }) };
  return deployment("web", { env: [{ name: "CPUS", valueFrom: { resourceFieldRef } }] });
};
const autoscaler = (container: string) =>
  object("autoscaling/v2 HorizontalPodAutoscaler", "web", {
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      metrics: [{ type: "ContainerResource", containerResource: { name: "cpu", container } }],
    },
  });

describe("the name of a container", () => {
  it("is that of one of the pod", () => {
    expect(findingsOf(rule, [reading(), autoscaler("main")])).toEqual([]);
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

  it("is no other in an autoscaler", () => {
    expect(findingsOf(rule, [reading(), autoscaler("web")])).toEqual([
      at(
        rule,
        autoscaler("web"),
        "it measures container web, which the pods of Deployment web do not have: it never scales",
        "write main",
      ),
    ]);
  });
});
