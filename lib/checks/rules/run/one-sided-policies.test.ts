import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { denyAll, pods, policy, port } from "../../reach/reach.fixture.ts";
import { at, declares, deployment, findingsOf } from "../../tree.fixture.ts";

const web = deployment("web");
const database = deployment("database", declares(["sql", 5432]));
const sends = (number: number) =>
  policy("web", "web", { egress: [{ to: [pods("database")], ports: [port(number)] }] });
const receives = (of: string) =>
  policy("database", "database", { ingress: [{ from: [pods(of)], ports: [port("sql")] }] });

const found = (...objects: KubernetesObject[]) =>
  findingsOf("one-sided-policies", [web, database, ...objects]);

describe("one-sided-policies", () => {
  it("are none where both sides agree, or one is not isolated", () => {
    expect(found(denyAll, sends(5432), receives("web"))).toEqual([]);
    expect(found(sends(5432))).toEqual([]);
    expect(found(receives("web"))).toEqual([]);
  });

  it("are found on the side that says more", () => {
    expect(found(denyAll, sends(5432))).toEqual([
      at(
        "one-sided-policies",
        sends(5432),
        "spec.egress[0] lets Deployment web send to Deployment database, but NetworkPolicy deny isolates Deployment database, and no policy lets it receive from Deployment web at port 5432",
        "allow ingress from Deployment web to port 5432 in a NetworkPolicy for Deployment database",
      ),
    ]);
    expect(found(denyAll, receives("web"))).toEqual([
      at(
        "one-sided-policies",
        receives("web"),
        "spec.ingress[0] lets Deployment database receive from Deployment web, but NetworkPolicy deny isolates Deployment web, and no policy lets it send to port 5432 of Deployment database",
        "allow egress to port 5432 of Deployment database in a NetworkPolicy for Deployment web",
      ),
    ]);
  });

  it("are doubtful where the rest of the rule is of use, and only at ports that pods declare", () => {
    const both = deployment("database", declares(["sql", 5432], ["metrics", 9187]));
    const sendsTo = (number: number) =>
      policy("web", "web", { egress: [{ to: [pods("database")], ports: [port(5432), port(number)] }] });
    const severities = (number: number) =>
      findingsOf("one-sided-policies", [web, both, denyAll, sendsTo(number), receives("web")]).map(
        ({ severity }) => severity,
      );
    expect(severities(9187)).toEqual(["warning"]);
    expect(severities(9999)).toEqual([]);
  });

  it("are found on both where they name different ports", () => {
    expect(found(denyAll, sends(5433), receives("web"))).toHaveLength(2);
  });
});
