import { expect, it } from "vitest";
import { checkOwner } from "./owner.ts";
import { refusedBy } from "./refusals.fixture.ts";

const owner = { project: "shop", team: "Équipe 7", costCenter: "a_b.c:d/e=f+g-h@i" };

it("takes words that AWS takes as tags", () => {
  expect(refusedBy(() => checkOwner(owner, "test"))).toEqual([]);
});

it.each(["", "R&D", "x".repeat(257), "two\nlines"])(
  "refuses %j, which AWS does not take as a tag",
  (team) => {
    expect(refusedBy(() => checkOwner({ ...owner, team }, "test"))).toEqual([
      `team "${team}" of cluster test cannot be the value of a tag; use letters, digits, spaces and "_.:/=+-@", from 1 to 256 characters`,
    ]);
  },
);
