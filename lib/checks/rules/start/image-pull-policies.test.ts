import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const find = (imagePullPolicy: string) =>
  findingsOf("image-pull-policies", [deployment("web", { imagePullPolicy })]);

describe("pull policies", () => {
  it.each(["Always", "IfNotPresent"])("may be %s", (policy) => {
    expect(find(policy)).toEqual([]);
  });

  it("may not be Never", () => {
    expect(find("Never")).toEqual([
      at(
        "image-pull-policies",
        deployment("web"),
        "imagePullPolicy of container main is Never: a node that has not got the image cannot run it",
        "write IfNotPresent",
      ),
    ]);
  });
});
