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
        `container main adds ${name}, beyond what Pod Security lets any ordinary pod have`,
        "remove it from capabilities.add",
      ),
    ]);
  });
});
