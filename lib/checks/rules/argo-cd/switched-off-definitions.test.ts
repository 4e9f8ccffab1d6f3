import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { findingsOf, fullFacts, object, release } from "../../tree.fixture.ts";

const rule = "switched-off-definitions";
const secret = object("external-secrets.io/v1 ExternalSecret", "web", { spec: {} });
const facts = {
  ...fullFacts,
  chartsProvide: { "external-secrets": { isTold: true as const, crdGroups: ["external-secrets.io"] } },
};
const find = (values: Record<string, Value>, objects = [secret], ...others: string[]) => {
  const charts = [release("external-secrets", values), ...others.map((name) => release(name))];
  return findingsOf(rule, objects, { facts, charts }).map(({ message }) => message);
};

describe("the definitions of a chart", () => {
  it("are there, not needed, or brought by another chart", () => {
    expect(find({ installCRDs: true })).toEqual([]);
    expect(find({})).toEqual([]);
    expect(find({ installCRDs: false }, [])).toEqual([]);
    expect(find({ installCRDs: false }, [secret], "external-secrets-crds")).toEqual([]);
  });

  it("are not switched off where there are objects of them", () => {
    expect(find({ installCRDs: false })).toEqual([
      "installCRDs of chart external-secrets is false, and nothing else defines the kinds of external-secrets.io",
    ]);
    expect(find({ crds: { enabled: false } })).toHaveLength(1);
  });
});
