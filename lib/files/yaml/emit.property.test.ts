import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Value } from "#lib/render/resource.ts";
import { document } from "./arbitrary.ts";
import { emitYaml } from "./emit.ts";

/** On failure fast-check prints the seed and the smallest counterexample. */
const runs = { seed: 20_240_911, numRuns: 1500 };

/** The same values with the keys of every map inserted in another order. */
function reversed(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  const entries = Object.entries(value).map(([name, inner]): [string, Value] => [name, reversed(inner)]);
  return Object.fromEntries(entries.reverse());
}

describe("emitYaml, for any document", () => {
  it.each(["1.1", "1.2"] as const)("is read back unchanged by a reader of YAML %s", (version) => {
    fc.assert(
      fc.property(document, (value) => {
        expect(parse(emitYaml(value), { version, maxAliasCount: 0 })).toEqual(value);
      }),
      runs,
    );
  });

  it("gives the same bytes whatever the order of keys", () => {
    fc.assert(
      fc.property(document, (value) => {
        expect(emitYaml({ top: reversed(value) })).toBe(emitYaml({ top: value }));
      }),
      runs,
    );
  });
});
