import { describe, expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { binding } from "./access.fixture.ts";

describe("default-accounts", () => {
  it("accepts rights of other accounts", () => {
    expect(findingsOf("default-accounts", [binding("view", "web")])).toEqual([]);
  });

  it("warns of rights of the account that pods have by default", () => {
    const one = binding("reader", "default");
    expect(findingsOf("default-accounts", [one])).toEqual([
      at(
        "default-accounts",
        one,
        "it gives role reader to ServiceAccount default of namespace shop, which every pod has that names no other",
        "give the pods that need the role a ServiceAccount of their own",
        "warning",
      ),
    ]);
  });
});
