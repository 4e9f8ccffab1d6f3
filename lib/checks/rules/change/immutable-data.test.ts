import { describe, expect, it } from "vitest";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("immutable-data", () => {
  const config = (data: Record<string, string>, immutable?: boolean) =>
    object("ConfigMap", "web", { data, immutable });

  it("finds other data of what says that it stays", () => {
    const after = config({ level: "debug" }, true);
    expect(changed("immutable-data", [config({ level: "info" }, true)], [after])).toEqual([
      at(
        "immutable-data",
        after,
        "it is immutable, and data changes: the API server refuses that, so that every sync fails until it is deleted by hand: pods that start meanwhile wait for it",
        orSay("give it another name, and name that where it is read", "Replaces: ConfigMap shop/web"),
      ),
    ]);
  });

  it("finds another type of a Secret", () => {
    const after = object("Secret", "tls", { type: "kubernetes.io/tls" });
    expect(changed("immutable-data", [object("Secret", "tls")], [after])[0]?.message).toBe(
      "it changes type from Opaque to kubernetes.io/tls: the API server refuses that, so that every sync fails until it is deleted by hand: pods that start meanwhile wait for it",
    );
  });

  it("takes other data of what may change, and what becomes immutable", () => {
    expect(
      changed("immutable-data", [config({ level: "info" })], [config({ level: "debug" }, true)]),
    ).toEqual([]);
  });
});
