import { describe, expect, it } from "vitest";
import { withNodes } from "../../scheduling/nodes.fixture.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "image-platforms";
const intel = { name: "intel", arch: "amd64", zones: ["eu-west-1a"] };
const arm = { name: "arm", arch: "arm64", zones: ["eu-west-1a"] };
const image = "registry.example.com/app:1.2.3-arm64";

describe("platforms of images", () => {
  it("are those of the nodes", () => {
    const plain = deployment("plain", { image: "registry.example.com/app:1.2.3" });
    expect(findingsOf(rule, [plain], withNodes(intel, arm))).toEqual([]);
    expect(findingsOf(rule, [deployment("web", { image })], withNodes(arm))).toEqual([]);
    const selecting = deployment("web", { image }, { nodeSelector: { "kubernetes.io/arch": "arm64" } });
    expect(findingsOf(rule, [selecting], withNodes(intel, arm))).toEqual([]);
    expect(findingsOf(rule, [deployment("web", { image })])).toEqual([]);
  });

  it("are no others", () => {
    const web = deployment("web", { image });
    expect(findingsOf(rule, [web], withNodes(intel))).toEqual([
      at(
        rule,
        web,
        `image ${image} of container main is built for arm64, but its pods may run on nodes of amd64: there it ends with "exec format error"`,
        "use the tag for amd64, or that of all platforms",
      ),
    ]);
    expect(findingsOf(rule, [web], withNodes(intel, arm)).map(({ fix }) => fix)).toEqual([
      "select nodes with kubernetes.io/arch: arm64, or use the tag of all platforms",
    ]);
  });
});
