import { describe, expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { application } from "./repository.fixture.ts";

const inVersion = (targetRevision: string) =>
  application("redis", { source: { repoURL: "https://charts.example.com", chart: "redis", targetRevision } });

describe("chart-versions", () => {
  it.each(["1.2.3", "v1.2.3-rc.1", "88.5.3+build.1"])("accepts %s", (version) => {
    expect(findingsOf("chart-versions", [inVersion(version)])).toEqual([]);
  });

  it.each(["*", "1.x", "1.2.*", ">=1.0.0", "^1.2.0", "~1.2", "1.0.0 - 2.0.0", "latest"])(
    "warns of %s",
    (version) => {
      const one = inVersion(version);
      expect(findingsOf("chart-versions", [one])).toEqual([
        at(
          "chart-versions",
          one,
          `spec.source.targetRevision ${version} is a range: chart redis is upgraded whenever a version that fits is published`,
          "write one version",
          "warning",
        ),
      ]);
    },
  );
});
