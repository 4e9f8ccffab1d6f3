import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "endless-init-containers";
const first = (container: Record<string, string | string[]>) =>
  deployment("web", {}, { initContainers: [{ name: "first", ...container }] });
const image = "docker.io/fluent/fluent-bit:3.2.2";

describe("an init container", () => {
  it.each([
    [{ image, restartPolicy: "Always" }],
    [{ image, command: ["sh", "-c", "cp a b"] }],
    [{ image: "nginx:1.29.3", args: ["nginx", "-t"] }],
    [{ image: "registry.example.com/migrate:1.2.3" }],
  ])("may be %j", (container) => {
    expect(findingsOf(rule, [first(container)])).toEqual([]);
  });

  it("is nothing that does not end", () => {
    const wrong = first({ image, args: ["-c", "/fluent-bit/etc/fluent-bit.conf"] });
    expect(findingsOf(rule, [wrong])).toEqual([
      at(
        rule,
        wrong,
        `init container first runs ${image}, which does not end: the containers behind it never start`,
        "write restartPolicy Always, which makes it a sidecar",
        "warning",
      ),
    ]);
  });
});
