import { describe, expect, it } from "vitest";
import { allowDns, block, denyAll, policy, port } from "../../reach/reach.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const web = deployment("web", {
  env: [{ name: "REDIS_URL", valueFrom: { secretKeyRef: { name: "redis", key: "url" } } }],
});
const sends = (number: number) =>
  policy("web", "web", { egress: [{ to: [block("10.0.9.0/24")], ports: [port(number)] }] });
const found = (number: number) => findingsOf("data-traffic", [web, denyAll, allowDns, sends(number)]);

describe("data-traffic", () => {
  it("may go to the usual port, and to one that may be anything", () => {
    expect(found(6379)).toEqual([]);
    expect(found(7000)).toEqual([]);
  });

  it("is found where every open port is that of something else", () => {
    expect(found(5432)).toEqual([
      at(
        "data-traffic",
        web,
        "env REDIS_URL is the address of a database or queue, and the policies that isolate Deployment web (deny, dns and web) let it send to none of the ports of one",
        "allow egress to its port",
        "warning",
      ),
    ]);
  });
});
