import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "missing-pull-secrets";
const image = "ghcr.io/shop/app:1.2.3";
const login = { imagePullSecrets: [{ name: "registry" }] };
const withLogin = [deployment("a", { image }, login), deployment("b", { image }, login)];

describe("the login to a registry", () => {
  it.each([
    [[...withLogin, deployment("c", { image }, login)]],
    [[...withLogin, deployment("c", { image: "ghcr.io/others/app:1.2.3" })]],
    [[...withLogin, deployment("c", { image }), deployment("d", { image })]],
    [[deployment("a", { image }, login), deployment("c", { image })]],
    [
      [
        ...withLogin,
        deployment("c", { image }, { serviceAccountName: "c" }),
        object("ServiceAccount", "c", login),
      ],
    ],
    [[...withLogin, deployment("c", { image }, { serviceAccountName: "elsewhere" })]],
  ])("is there, or not needed by all", (objects) => {
    expect(findingsOf(rule, objects)).toEqual([]);
  });

  it("is missed where all others have it", () => {
    const wrong = deployment("c", { image });
    expect(findingsOf(rule, [...withLogin, wrong])).toEqual([
      at(
        rule,
        wrong,
        "it pulls from ghcr.io/shop without a login, and all others of namespace shop use registry",
        "add registry to imagePullSecrets",
        "warning",
      ),
    ]);
  });
});
