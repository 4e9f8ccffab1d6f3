import { describe, expect, it } from "vitest";
import type { Acceptance } from "#lib/model/acceptance.ts";
import { defineAddOn } from "#lib/model/add-on.ts";
import { inFile, production, renderFleet } from "./rendered.fixture.ts";

function rendered(accepts: readonly Acceptance[]) {
  const addOn = defineAddOn({
    name: "shop",
    on: [production],
    namespace: { name: "shop", podSecurity: "restricted" },
    contents: () => ({ accepts }),
  });
  const { trees, problems } = renderFleet({ clusters: [inFile(production)], addOns: [inFile(addOn)] });
  const annotated = trees.flatMap(({ units }) =>
    units.flatMap(({ resources }) =>
      resources.flatMap(({ object: { kind, metadata } }) =>
        JSON.stringify(metadata.annotations ?? {}).includes("accepted-findings/")
          ? [`${kind} ${metadata.name}`]
          : [],
      ),
    ),
  );
  return { annotated, problems: problems.map(({ message, fix }) => `${message}; ${fix}`) };
}

describe("what a definition accepts", () => {
  const reason = "the vendor has no versions";

  it("stands as an annotation on the object that it names", () => {
    expect(rendered([{ rule: "mutable-images", object: "Namespace shop", reason }])).toEqual({
      annotated: ["Namespace shop"],
      problems: [],
    });
  });

  it("is about an object that the unit has", () => {
    expect(rendered([{ rule: "mutable-images", object: "Deployment api", reason }])).toEqual({
      annotated: [],
      problems: [
        'shop accepts a finding of mutable-images at Deployment api, which it has not; name one of its objects as "Deployment web", or remove it from "accepts"',
      ],
    });
  });
});
