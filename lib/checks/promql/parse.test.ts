import { expect, it } from "vitest";
import { parse } from "./parse.ts";

it("queries that differ in texts of one length share a tree, and no others do", () => {
  const tree = parse('up{job="web"}');
  expect(parse('up{job="api"}')).toBe(tree);
  expect(parse('up{job="apis"}')).not.toBe(tree);
  expect(parse('up{pod="web"}')).not.toBe(tree);
  expect(parse("up{job='\"\"'}")).not.toBe(parse("up{job='\"a'}"));
});
