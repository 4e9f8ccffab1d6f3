import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Facts } from "#lib/render/facts.ts";
import { check } from "../../check.ts";
import type { Finding } from "../../finding.ts";
import { anySchema, fullFacts, treeOf } from "../../tree.fixture.ts";

const definition = "infra/clusters/test/cluster.ts";

function findingsOn(today: string | undefined, facts: Facts): Finding[] {
  const tree = { ...treeOf([], { facts: { ...fullFacts, ...facts } }), definition };
  return [...check(tree, anySchema, today).findings];
}

const found = (message: string, severity: Finding["severity"]): Finding => ({
  rule: "kubernetes-versions",
  severity,
  cluster: "test",
  unit: "",
  file: definition,
  message,
  fix: "raise the version of the cluster, one minor version at a time",
});

const noticed = (left: string) =>
  found(
    `standard support of Kubernetes 1.34 ends in ${left}, on 2026-12-02, and extended support on 2027-12-02`,
    "warning",
  );

describe("the version of Kubernetes", () => {
  it("is accepted while its standard support lasts", () => {
    expect(findingsOn("2026-11-22", { kubernetesVersion: "1.36" })).toEqual([]);
  });

  it("is warned of in the last sixty days of its standard support, with both dates", () => {
    const on = (today: string) => findingsOn(today, { kubernetesVersion: "1.34" });
    expect(on("2026-10-03")).toEqual([]);
    expect(on("2026-10-04")).toEqual([noticed("59 days")]);
    expect(on("2026-12-01")).toEqual([noticed("1 day")]);
  });

  it("is refused without standard support, with both dates", () => {
    const error = found(
      "Kubernetes 1.34 has no standard support since 2026-12-02, and extended support ends on 2027-12-02",
      "error",
    );
    expect(findingsOn("2026-12-02", { kubernetesVersion: "1.34" })).toEqual([error]);
    expect(findingsOn("2027-12-01", { kubernetesVersion: "1.34" })).toEqual([error]);
  });

  it("is for others to say in their own clusters, as long as EKS runs it", () => {
    const foreign = (kubernetesVersion: string) =>
      check(treeOf([], { facts: { ...fullFacts, kubernetesVersion } }), anySchema, "2026-12-01").findings;
    expect(foreign("1.34")).toEqual([]);
    expect(foreign("1.33")).toEqual([]);
    expect(foreign("1.30")).toHaveLength(1);
  });

  it("is refused where EKS no longer creates it, with both dates", () => {
    const error = found(
      "EKS no longer creates Kubernetes 1.30: standard support ended on 2025-07-23, extended support on 2026-07-23",
      "error",
    );
    expect(findingsOn("2026-07-23", { kubernetesVersion: "1.30" })).toEqual([error]);
    expect(findingsOn("2026-11-22", { kubernetesVersion: "1.30" })).toEqual([error]);
  });

  it("is doubted where nobody knows its dates", () => {
    expect(findingsOn("2026-11-22", { kubernetesVersion: "1.99" })).toEqual([
      {
        ...found("how long EKS supports Kubernetes 1.99 is not known", "warning"),
        fix: "add its dates to lib/model/kubernetes-version.ts",
      },
    ]);
  });

  it("is not spoken of without a day, or where it is unknown", () => {
    expect(findingsOn(undefined, { kubernetesVersion: "1.28" })).toEqual([]);
    expect(findingsOn("2026-11-22", {})).toEqual([]);
  });

  it("is never judged more mildly on a later day", () => {
    const day = fc
      .date({ min: new Date("2025-01-01"), max: new Date("2029-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const weight = (today: string) => {
      const [finding] = findingsOn(today, { kubernetesVersion: "1.36" });
      return ["warning", "error"].indexOf(finding?.severity ?? "");
    };
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        expect(weight(later)).toBeGreaterThanOrEqual(weight(earlier));
      }),
      { numRuns: 200 },
    );
  });
});
