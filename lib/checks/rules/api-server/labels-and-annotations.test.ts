import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const findings = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf("labels-and-annotations", objects);

describe("labels and annotations", () => {
  it("refuses labels that are none, also those of pods", () => {
    const wrong = object(
      "apps/v1 Deployment",
      "web",
      { spec: { template: { metadata: { labels: { "a b": "c" } } } } },
      { labels: { version: "1.0+build" } },
    );
    expect(findings(wrong)).toEqual([
      at(
        "labels-and-annotations",
        wrong,
        'label version has the value "1.0+build", which is no label value',
        'use at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends',
      ),
      at(
        "labels-and-annotations",
        wrong,
        'pod label "a b" is no qualified name',
        'use at most 63 letters, digits, "-", "_" and ".", after a DNS name and "/" if it has a prefix',
      ),
    ]);
  });

  it("refuses annotations beyond 256 KiB", () => {
    const wrong = object("ConfigMap", "dashboard", {}, { annotations: { text: "x".repeat(262_141) } });
    expect(findings(wrong)).toEqual([
      at(
        "labels-and-annotations",
        wrong,
        "its annotations have 262145 bytes; at most 262144 are allowed",
        "move large values to a ConfigMap",
      ),
    ]);
    expect(
      findings(object("ConfigMap", "dashboard", {}, { annotations: { text: "x".repeat(262_140) } })),
    ).toEqual([]);
  });
});
