import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

describe("keys", () => {
  it("pass as names of files", () => {
    expect(
      findingsOf("data-keys", [
        object("ConfigMap", "config", {
          data: { ".env": "a", "app.yaml": "b" },
          binaryData: { logo: "aQ==" },
        }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      object("ConfigMap", "config", { data: { "conf/app.yaml": "a" } }),
      'data has the key "conf/app.yaml", which is not a key of a ConfigMap or Secret',
      'use at most 253 letters, digits, "-", "_" and "."',
    ],
    [
      object("Secret", "oauth", { stringData: { "client id": "a" } }),
      'stringData has the key "client id", which is not a key of a ConfigMap or Secret',
      'use at most 253 letters, digits, "-", "_" and "."',
    ],
    [
      object("ConfigMap", "config", { data: { "..": "a" } }),
      'data has the key "..", which is not a key of a ConfigMap or Secret',
      'use at most 253 letters, digits, "-", "_" and "."',
    ],
    [
      object("ConfigMap", "config", { data: { logo: "a" }, binaryData: { logo: "aQ==" } }),
      "the key logo stands in both data and binaryData",
      "keep one of them",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("data-keys", [one])).toEqual([at("data-keys", one, message, fix)]);
  });
});
