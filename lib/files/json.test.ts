import { expect, it } from "vitest";
import { emitJson } from "./json.ts";

it("sorts keys at every depth, and leaves lists in their order", () => {
  const text = emitJson({ b: [{ d: null, c: "x" }, 1], a: { z: true, A: 0 } });
  expect(text).toBe(
    '{\n  "a": {\n    "A": 0,\n    "z": true\n  },\n  "b": [\n    {\n      "c": "x",\n      "d": null\n    },\n    1\n  ]\n}\n',
  );
});

it("gives the same text whatever the order in which keys were said", () => {
  expect(emitJson({ a: 1, b: { c: 2, d: 3 } })).toBe(emitJson({ b: { d: 3, c: 2 }, a: 1 }));
});
