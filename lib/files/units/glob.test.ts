import { expect, it } from "vitest";
import { matchesGlob } from "./glob.ts";

it.each([
  ["*", "a/b.yaml"],
  ["*.yaml", "a/b.yaml"],
  ["{*.yml,*.yaml}", "b.yaml"],
  ["b.[jy]?ml", "b.yaml"],
  ["[!a].yaml", "b.yaml"],
  ["a/**/c.yaml", "a/b/c.yaml"],
  ["a+(b).yaml", "a+(b).yaml"],
])("%j matches %j", (pattern, path) => expect(matchesGlob(path, pattern)).toBe(true));

it.each([
  ["*.yml", "b.yaml"],
  ["b.yaml", "a/b.yaml"],
  ["?.yaml", "ab.yaml"],
  ["[!b].yaml", "b.yaml"],
  ["b.yaml", "bxyaml"],
  ["{a", "b"],
  ["[", "["],
])("%j does not match %j", (pattern, path) => expect(matchesGlob(path, pattern)).toBe(false));
