import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { valueAt } from "#lib/checks/graph/fields.ts";
import type { Tree } from "#lib/render/tree.ts";
import { repositoryRoot } from "#scripts/repository.ts";
import { renderedTrees } from "../rendered.ts";
import type { Draft } from "./draft.ts";
import { harmlessEdits } from "./harmless/all.ts";
import { knownMisses } from "./known-misses.ts";
import { operators } from "./mistakes/all.ts";
import type { HarmlessEdit, Operator } from "./operator.ts";
import { mutantsPage } from "./page.ts";
import { mutantsOf, outcomesOf } from "./results.ts";

/** Mistakes of different kinds, of which every run of the tests proves that they are found. */
const always = new Set([
  "secret-name-misspelt",
  "secret-key-misspelt",
  "config-map-volume-misspelt",
  "claim-misspelt",
  "ingress-backend-misspelt",
  "service-selector-misspelt",
  "budget-selector-misspelt",
  "target-port-of-no-container",
  "probe-port-name-misspelt",
  "liveness-probe-that-wants-two-successes",
  "sleep-longer-than-the-grace-period",
  "request-above-the-limit",
  "more-memory-than-any-node",
  "privilege-escalation-allowed",
  "node-group-that-does-not-exist",
  "two-pods-on-one-volume",
  "policy-without-a-network-mask",
  "path-without-a-slash",
  "replicas-beside-an-autoscaler",
  "budget-of-everything",
  "parenthesis-left-open",
  "schedule-of-six-fields",
  "project-misspelt",
  "hook-misspelt",
  "private-key-in-a-config-map",
  "remote-secret-misspelt",
  "field-misspelt",
  "name-in-capitals",
  "variable-twice",
]);

let trees: readonly Tree[] = [];

beforeAll(async () => {
  trees = await renderedTrees();
});

function changesSomething({ edits, added = [], charts, facts }: Draft): boolean {
  const isEdited = edits.some(
    ({ resource, path, value }) =>
      JSON.stringify(valueAt(resource.object, ...path)) !== JSON.stringify(value),
  );
  return isEdited || added.length > 0 || charts !== undefined || facts !== undefined;
}

function draftsOf(maker: Operator | HarmlessEdit): Draft[] {
  return trees.flatMap((tree) => [...maker.drafts(tree)]);
}

const repeated = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index);

describe("the mistakes", () => {
  it("have names of their own", () => expect(repeated(operators.map(({ name }) => name))).toEqual([]));

  it("say where they happened", () => {
    const unseen = operators.filter(({ seen }) => !URL.canParse(seen) || !seen.startsWith("https://"));
    expect(unseen.map(({ name }) => name)).toEqual([]);
  });

  it("are all possible in the trees of our clusters", () => {
    const impossible = operators.filter((operator) => draftsOf(operator).length === 0);
    expect(impossible.map(({ name }) => name)).toEqual([]);
  });

  it("break something wherever they are made", () => {
    const idle = operators.filter((operator) => !draftsOf(operator).every(changesSomething));
    expect(idle.map(({ name }) => name)).toEqual([]);
  });

  it("that no rule finds are among them, once each", () => {
    const names = knownMisses.map(({ operator }) => operator);
    expect(repeated(names)).toEqual([]);
    expect(names.filter((name) => !operators.some((operator) => operator.name === name))).toEqual([]);
  });

  it("are found, some of every kind at one place each", async () => {
    const chosen = operators.filter(({ name }) => always.has(name));
    expect(chosen).toHaveLength(always.size);
    const outcomes = await outcomesOf(mutantsOf(chosen, trees, 1));
    const missed = outcomes.filter(({ errors, warnings }) => errors.length + warnings.length === 0);
    expect(missed.map(({ by, place }) => `${by.name} at ${place}`)).toEqual([]);
  });
});

describe("the harmless edits", () => {
  it("have names of their own", () => expect(repeated(harmlessEdits.map(({ name }) => name))).toEqual([]));

  it("are all possible, and change something", () => {
    const idle = harmlessEdits.filter((edit) => !draftsOf(edit).some(changesSomething));
    expect(idle.map(({ name }) => name)).toEqual([]);
  });

  it("stay green at one place each", async () => {
    const outcomes = await outcomesOf(mutantsOf(harmlessEdits, trees, 1));
    const refused = outcomes.filter(({ errors, warnings }) => errors.length + warnings.length > 0);
    expect(refused.map(({ by, place, message }) => `${by.name} at ${place}: ${message}`)).toEqual([]);
  });
});

it("docs/mutants.md is what they say", () => {
  expect(readFileSync(join(repositoryRoot, "docs/mutants.md"), "utf8")).toBe(mutantsPage());
});
