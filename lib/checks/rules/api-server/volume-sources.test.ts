import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const volume = (source: Readonly<Record<string, Value>>) =>
  deployment("web", {}, { volumes: [{ name: "a", ...source }] });

describe("sources of volumes", () => {
  it("pass where they hold", () => {
    expect(
      findingsOf("volume-sources", [
        volume({ azureDisk: { diskName: "a", diskURI: "/subscriptions/a", kind: "Managed" } }),
        volume({ iscsi: { chapAuthSession: true, secretRef: { name: "a" } } }),
        volume({ ephemeral: { volumeClaimTemplate: { metadata: { labels: { a: "b" } }, spec: {} } } }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      volume({ azureDisk: { diskName: "a", diskURI: "a" } }),
      'azureDisk.diskURI is "a" of volume a',
      "write an address that begins with https://",
    ],
    [volume({ fc: { targetWWNs: ["a"] } }), "fc.targetWWNs is set without fc.lun of volume a", "write lun"],
    [
      volume({ iscsi: { chapAuthSession: true } }),
      "iscsi authenticates without a Secret of volume a",
      "write secretRef",
    ],
    [
      volume({ ephemeral: { volumeClaimTemplate: { metadata: { name: "a" }, spec: {} } } }),
      "ephemeral.volumeClaimTemplate.metadata has name of volume a",
      "keep labels and annotations",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("volume-sources", [one])).toEqual([at("volume-sources", one, message, fix)]);
  });
});
