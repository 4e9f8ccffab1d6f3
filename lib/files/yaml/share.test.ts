import { expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { shareTexts } from "./share.ts";

it("a value says the same when its texts are shared, whatever its fields are called", () => {
  const value: Value = JSON.parse(
    '{"kind":"Pod","items":[1,null,true,{"constructor":"a","__proto__":{"a":"b"}}]}',
  );
  const shared = shareTexts(value);
  expect(JSON.stringify(shared)).toBe(JSON.stringify(value));
  expect(shared).toEqual(value);
});
