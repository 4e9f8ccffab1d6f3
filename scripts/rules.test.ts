import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { rules } from "#lib/checks/rules.ts";
import { rulesPage } from "#lib/checks/rules-page.ts";
import { repositoryRoot } from "./repository.ts";

const page = readFileSync(join(repositoryRoot, "docs/rules.md"), "utf8");

it("docs/rules.md is what the rules give", () => {
  expect(page === rulesPage(), 'docs/rules.md is older than the rules: run "npm run rules"').toBe(true);
});

it("docs/rules.md has a heading for each rule, under which a finding is found", () => {
  const headings = new Set(page.match(/^### .*$/gm));
  expect(rules.filter(({ number, name }) => !headings.has(`### ${number} ${name}`))).toEqual([]);
});
