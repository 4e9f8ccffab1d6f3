import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, deployment, object } from "../../tree.fixture.ts";

describe("lost-references", () => {
  const external = object("external-secrets.io/v1 ExternalSecret", "oauth", {
    spec: { target: { name: "oauth" } },
  });
  const reader = (optional: boolean) =>
    deployment("web", {
      env: [{ name: "TOKEN", valueFrom: { secretKeyRef: { name: "oauth", key: "token", optional } } }],
    });

  it("finds what made a Secret that is read where it may be missing", () => {
    expect(changed("lost-references", [external, reader(true)], [reader(true)])).toEqual([
      at(
        "lost-references",
        external,
        "it is gone, which makes Secret oauth, and env TOKEN of Deployment web reads it",
        orSay("keep its manifest", "Destroys: ExternalSecret shop/oauth"),
      ),
    ]);
  });

  it("leaves to the rule about references what has to be there", () => {
    expect(changed("lost-references", [external, reader(false)], [reader(false)])).toEqual([]);
  });

  it("takes a Secret that something else makes now", () => {
    expect(
      changed("lost-references", [external, reader(true)], [object("Secret", "oauth"), reader(true)]),
    ).toEqual([]);
  });
});
