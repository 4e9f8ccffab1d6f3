import { describe, expect, it } from "vitest";
import { policy, port } from "../../reach/reach.fixture.ts";
import { at, declares, deployment, findingsOf, service } from "../../tree.fixture.ts";

const web = deployment("web", { ...declares(["http", 8080]), args: ["--metrics=:9100"] });
const http = service("web", [{ port: 80, targetPort: 8080 }]);
const opens = (number: number) => policy("web", "web", { ingress: [{ ports: [port(number)] }] });
const found = (number: number) => findingsOf("policy-port-numbers", [web, http, opens(number)]);

describe("policy-port-numbers", () => {
  it("are ports that pods declare, or that something else says of them", () => {
    expect(found(8080)).toEqual([]);
    expect(found(9100)).toEqual([]);
  });

  it("are not ports of Services", () => {
    expect(found(80)).toEqual([
      at(
        "policy-port-numbers",
        opens(80),
        "spec.ingress[0].ports[0] is port 80 of Service web, and policies see the port of the pods: Deployment web declares http (8080)",
        "write the port of the pods",
      ),
    ]);
  });

  it("are doubtful where nothing speaks of them", () => {
    expect(found(8081)).toEqual([
      at(
        "policy-port-numbers",
        opens(8081),
        "spec.ingress[0].ports[0] is port 8081 of Deployment web, which declares http (8080)",
        "write the port of the pods",
        "warning",
      ),
    ]);
  });
});
