import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, service } from "../../tree.fixture.ts";

const rule = "init-waits";
const waiting = (command: readonly string[], more = {}) =>
  deployment("web", {}, { initContainers: [{ name: "wait", image: "busybox:1.37.0", command, ...more }] });
const ports = [{ port: 5432 }];
const services = [service("web", ports), service("postgres", ports), deployment("postgres")];

describe("init containers", () => {
  it("wait for others", () => {
    const web = waiting(["sh", "-c", "until nc -z -w 2 postgres 5432; do sleep 1; done"]);
    expect(findingsOf(rule, [...services, web])).toEqual([]);
  });

  it.each([
    [["sh", "-c", "until nc -z -w 2 web 80; do sleep 1; done"], {}],
    [["sh", "-c", "until wget -q -O- http://web.shop.svc.cluster.local:80/health; do sleep 1; done"], {}],
    [["pg_isready", "-h", "$(HOST)"], { env: [{ name: "HOST", value: "web" }] }],
  ])("do not wait for their own pods: %j", (command, more) => {
    const web = waiting(command, more);
    expect(findingsOf(rule, [...services, web])).toEqual([
      at(
        rule,
        web,
        "init container wait waits for Service web, which has no pods but its own: they are not ready before it ends, and it never ends",
        "ask in the container itself, or wait for another Service",
      ),
    ]);
  });
});
