import fc from "fast-check";
import type { Fields, Value } from "#lib/render/resource.ts";
import { hazards } from "./hazards.ts";

const readable = (text: string) => text.isWellFormed() && !/[\x7f\x85]/.test(text);
const snippet = fc.constantFrom(
  ...hazards,
  "\n",
  "\n\n",
  " ",
  "  ",
  "\t",
  ":",
  "#",
  "- ",
  "a",
  "b c",
  "0",
  "é",
);
const text = fc.oneof(
  fc.constantFrom(...hazards),
  fc.array(snippet, { maxLength: 6 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 12 }).filter(readable),
  fc.stringMatching(/^[-+.]?[0-9a-fxob_.:eET+-]{1,12}$/),
);
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((n) => (n === 0 ? 0 : n));
/** Short enough to stay below YAML's limit for keys when every character is escaped. */
const shortText = text.filter(({ length }) => length <= 100);
const key = fc.oneof(shortText, fc.constantFrom("name", "namespace", "kind", "10", "9"));

/** Any document the emitter takes, with texts and keys that are mostly hazards. */
export const { document } = fc.letrec<{ value: Value; document: Fields }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    tie("document"),
  ),
  document: fc.dictionary(key, tie("value"), { maxKeys: 5 }),
}));
