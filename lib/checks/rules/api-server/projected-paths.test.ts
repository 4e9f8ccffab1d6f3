import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const projected = (...sources: Value[]) =>
  deployment("web", {}, { volumes: [{ name: "all", projected: { sources } }] });
const file = (kind: string, path: string) => ({ [kind]: { name: "a", items: [{ key: "a", path }] } });

describe("files of projected volumes", () => {
  it("pass where they hold", () => {
    expect(findingsOf("projected-paths", [projected(file("secret", "a"), file("configMap", "b"))])).toEqual(
      [],
    );
  });

  it.each<[KubernetesObject, string, string]>([
    [
      projected(file("secret", "a"), file("configMap", "a")),
      "volume all has two files at a",
      "give each a path of its own",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("projected-paths", [one])).toEqual([at("projected-paths", one, message, fix)]);
  });
});
