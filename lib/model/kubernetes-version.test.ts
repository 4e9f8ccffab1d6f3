import { describe, expect, it } from "vitest";
import { checkKubernetesVersion, datesOf, kubernetesVersions } from "./kubernetes-version.ts";
import { refusedBy } from "./refusals.fixture.ts";

describe("the dates of Kubernetes versions", () => {
  it.each(Object.entries(kubernetesVersions))("of %s are days in order", (version, dates) => {
    const { release, endOfStandardSupport, endOfExtendedSupport } = dates;
    for (const day of [release, endOfStandardSupport, endOfExtendedSupport]) {
      expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
    }
    expect(release < endOfStandardSupport && endOfStandardSupport < endOfExtendedSupport).toBe(true);
    expect(datesOf(version)).toBe(dates);
  });

  it("rise with the versions", () => {
    const all = Object.values(kubernetesVersions);
    for (const field of ["release", "endOfStandardSupport", "endOfExtendedSupport"] as const) {
      const days = all.map((dates) => dates[field]);
      expect(days).toEqual(days.toSorted());
    }
  });

  it("are unknown of a version that EKS has not", () => {
    expect(datesOf("1.27")).toBeUndefined();
    expect(datesOf("constructor")).toBeUndefined();
  });
});

it("refuses what is no minor version, and says whether it is one", () => {
  const checked = (version: string) => refusedBy(() => checkKubernetesVersion(version, "test"));
  expect(checked("1.36")).toEqual([]);
  expect(checked("1.36.2")).toEqual([
    'Kubernetes version "1.36.2" of cluster test is not a minor version; write it as "1.36"',
  ]);
  expect(checkKubernetesVersion("1.36", "test")).toBe(true);
});
