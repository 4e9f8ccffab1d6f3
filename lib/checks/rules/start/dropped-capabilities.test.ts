import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "dropped-capabilities";
const image = "nginx:1.29.3";
const capabilities = { drop: ["ALL"] };

describe("dropped capabilities", () => {
  it("are none that the image needs", () => {
    const add = ["CHOWN", "SETGID", "SETUID", "NET_BIND_SERVICE"];
    const added = deployment("web", { image, securityContext: { capabilities: { ...capabilities, add } } });
    const user = deployment("api", { image, securityContext: { capabilities, runAsUser: 101 } });
    const dump = deployment("dump", {
      image: "postgres:16.4",
      command: ["pg_dump"],
      securityContext: { capabilities },
    });
    expect(findingsOf(rule, [added, user, dump])).toEqual([]);
  });

  it("are refused to an image that starts as root", () => {
    const web = deployment("web", { image, securityContext: { capabilities } });
    expect(findingsOf(rule, [web])).toEqual([
      at(
        rule,
        web,
        'container main drops CHOWN, SETGID and SETUID, but nginx:1.29.3 starts as root and becomes another user, which needs them: it ends with "Operation not permitted"',
        "set runAsUser to the user of the image, or add CHOWN, SETGID and SETUID",
      ),
    ]);
  });
});
