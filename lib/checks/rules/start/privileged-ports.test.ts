import { describe, expect, it } from "vitest";
import { at, declares, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "privileged-ports";
const port = declares(["http", 80]);
const user = { securityContext: { runAsUser: 101 } };

describe("privileged ports", () => {
  it("are for root, and for those who are allowed", () => {
    const capabilities = { drop: ["ALL"], add: ["NET_BIND_SERVICE"] };
    const sysctls = [{ name: "net.ipv4.ip_unprivileged_port_start", value: "0" }];
    const good = [
      deployment("root", port),
      deployment("high", declares(["http", 8080]), user),
      deployment("allowed", { ...port, securityContext: { capabilities } }, user),
      deployment("lowered", port, { securityContext: { runAsUser: 101, sysctls } }),
    ];
    expect(findingsOf(rule, good)).toEqual([]);
  });

  it("are not for others", () => {
    const web = deployment("web", port, user);
    expect(findingsOf(rule, [web])).toEqual([
      at(
        rule,
        web,
        'container main listens on port 80 as user 101, who may not on most nodes: the server ends with "Permission denied"',
        "let it listen on a port from 1024, or set the sysctl net.ipv4.ip_unprivileged_port_start to 0",
        "warning",
      ),
    ]);
  });
});
