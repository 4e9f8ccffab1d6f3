import { expect, it } from "vitest";
import { checkedWith, doubtful, missingKey } from "./checked.fixture.ts";
import { renderJson } from "./json.ts";

it("has one entry a finding, with null where no object or no line is at fault", () => {
  expect(JSON.parse(renderJson(checkedWith(missingKey, doubtful)))).toEqual([
    missingKey,
    { ...doubtful, resource: null, line: null },
  ]);
});
