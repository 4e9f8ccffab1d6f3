import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const holding = (length: number) => object("ConfigMap", "files", { data: { one: "x".repeat(length) } });

describe("object-sizes", () => {
  it("accepts a ConfigMap of 1 MiB", () => {
    expect(findingsOf("object-sizes", [holding(1_048_576)])).toEqual([]);
  });

  it("refuses a larger one", () => {
    const one = holding(1_048_577);
    expect(findingsOf("object-sizes", [one])).toEqual([
      at(
        "object-sizes",
        one,
        "its data have 1048577 bytes; the API server takes at most 1048576",
        "make several objects of it, or keep it in a bucket or an image",
      ),
    ]);
  });
});
