import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { block, namespace, pods, policy } from "../../reach/reach.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const database = deployment("database", { image: "docker.io/library/postgres:15.4" });
const admits = (rule: Value) => policy("database", "database", { ingress: [rule] });
const found = (rule: Value) => findingsOf("open-databases", [database, admits(rule)]);

describe("open-databases", () => {
  it("are none that let in named pods or networks", () => {
    expect(found({ from: [pods("web"), namespace("web"), block("10.0.0.0/16")] })).toEqual([]);
    expect(
      findingsOf("open-databases", [deployment("web"), policy("web", "web", { ingress: [{}] })]),
    ).toEqual([]);
  });

  it.each([
    [{}, "everybody"],
    [{ from: [block("0.0.0.0/0")] }, "every address"],
    [{ from: [namespace()] }, "every pod of the cluster"],
  ])("are found by the rule %j", (rule, everybody) => {
    expect(found(rule)).toEqual([
      at(
        "open-databases",
        admits(rule),
        `spec.ingress[0] lets ${everybody} reach Deployment database, which is a database`,
        "name the pods that use it under from",
      ),
    ]);
  });

  it("are doubtful where others of the namespace are isolated, and not where nobody is", () => {
    expect(findingsOf("open-databases", [database])).toEqual([]);
    expect(
      findingsOf("open-databases", [
        database,
        ...["web", "api"].map((name) => policy(name, name, { ingress: [] })),
      ]),
    ).toEqual([
      at(
        "open-databases",
        database,
        "Deployment database is a database, and no NetworkPolicy isolates it: every pod of the cluster can reach it",
        "add a NetworkPolicy that lets in the pods that use it",
        "warning",
      ),
    ]);
  });
});
