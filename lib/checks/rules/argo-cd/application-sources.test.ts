import { describe, expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { application, repository } from "./repository.fixture.ts";

const chart = { repoURL: "https://charts.example.com", chart: "redis", targetRevision: "1.0.0" };
const values = { repoURL: repository, targetRevision: "main", ref: "values" };
const of = (source: Record<string, string | object>) =>
  application("shop", { source: JSON.parse(JSON.stringify(source)) });
const several = (...sources: Record<string, string>[]) => application("shop", { source: undefined, sources });

describe("application-sources", () => {
  it.each([
    ["a path", application("shop")],
    ["a chart", of(chart)],
    ["several", several(chart, values)],
  ])("accepts %s", (_, one) => {
    expect(findingsOf("application-sources", [one])).toEqual([]);
  });

  it.each([
    [application("shop", { source: undefined }), "it has no source", "add spec.source"],
    [of({ path: "apps/shop" }), "spec.source has no repoURL", "add the address of the repository"],
    [of({ repoURL: repository }), "spec.source has neither path nor chart", "add the one that it is"],
    [
      of({ repoURL: repository, path: "/apps/shop" }),
      "spec.source.path /apps/shop is absolute, which Argo CD refuses",
      "write it without the first /",
    ],
    [of(values), "spec.source has neither path nor chart", "add the one that it is"],
    [
      of({ repoURL: repository, chart: "redis" }),
      "spec.source has no targetRevision, which Argo CD demands of chart redis",
      "add the version of the chart",
    ],
    [
      of({ repoURL: repository, path: "apps/shop", helm: {}, directory: {} }),
      "spec.source has helm and directory: Argo CD takes a source for one of them only",
      "keep one of them",
    ],
    [
      application("shop", { sources: [chart] }),
      "it has both spec.source and spec.sources: Argo CD reads only spec.sources",
      "move spec.source into the list",
    ],
    [
      several(chart, values, values),
      "spec.sources[2].ref values is the ref of another source as well",
      "rename one of them",
    ],
    [
      several(chart, { ...values, ref: "my.values" }),
      "spec.sources[1].ref my.values has other characters than letters, digits, - and _",
      "rename it",
    ],
  ])("refuses a source that Argo CD does (%#)", (one, message, fix) => {
    expect(findingsOf("application-sources", [one])).toEqual([at("application-sources", one, message, fix)]);
  });

  it("warns of a path beside a chart", () => {
    const one = of({ ...chart, path: "apps/shop" });
    expect(findingsOf("application-sources", [one])).toEqual([
      at(
        "application-sources",
        one,
        "spec.source has both chart redis and path apps/shop: Argo CD reads the chart and not the path",
        "make two sources of them, or remove one",
        "warning",
      ),
    ]);
  });
});
