import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const adding = (...add: string[]) =>
  deployment("web", { securityContext: { capabilities: { drop: ["ALL"], add } } });

describe("added-capabilities", () => {
  it("accepts those that stay in the container", () => {
    expect(findingsOf("added-capabilities", [adding("NET_BIND_SERVICE", "CHOWN")])).toEqual([]);
  });

  it.each(["SYS_ADMIN", "ALL", "CAP_NET_ADMIN"])("refuses %s", (name) => {
    const one = adding("CHOWN", name);
    expect(findingsOf("added-capabilities", [one])).toEqual([
      at(
        "added-capabilities",
        one,
        `container main adds ${name}, which lead out of a container or to its network`,
        "remove it from capabilities.add",
      ),
    ]);
  });
});
