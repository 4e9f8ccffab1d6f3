import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const namespace = (labels: Readonly<Record<string, string>>) => object("Namespace", "shop", {}, { labels });

describe("labels of Pod Security", () => {
  it("pass with a level and a version", () => {
    expect(
      findingsOf("pod-security-labels", [
        namespace({
          "pod-security.kubernetes.io/enforce": "baseline",
          "pod-security.kubernetes.io/enforce-version": "v1.36",
        }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      namespace({ "pod-security.kubernetes.io/enforce": "Restricted" }),
      'label pod-security.kubernetes.io/enforce is "Restricted", which is none of privileged, baseline and restricted',
      "write restricted",
    ],
    [
      namespace({ "pod-security.kubernetes.io/warn": "high" }),
      'label pod-security.kubernetes.io/warn is "high", which is none of privileged, baseline and restricted',
      "write one of privileged, baseline and restricted",
    ],
    [
      namespace({ "pod-security.kubernetes.io/enforce-version": "1.36" }),
      'label pod-security.kubernetes.io/enforce-version is "1.36", which is no version',
      "write latest, or one as v1.36",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("pod-security-labels", [one])).toEqual([at("pod-security-labels", one, message, fix)]);
  });
});
