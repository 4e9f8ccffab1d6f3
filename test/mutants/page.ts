import { harmlessEdits } from "./harmless/all.ts";
import { knownMisses } from "./known-misses.ts";
import { operators } from "./mistakes/all.ts";

const head = `# Mistakes that the checks are measured by

<!-- Written by "npm run mutants -- --write" from test/mutants; do not edit. -->

\`npm run mutants\` breaks the trees of our clusters, one thing at a time, and holds every rule over what comes out. Each mistake happened to somebody: the link leads to where they tell it. The harmless edits below must stay without a finding.
`;

function sorted<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Item[] {
  return [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** `docs/mutants.md`. */
export function mutantsPage(): string {
  const classes = sorted(
    Map.groupBy(operators, ({ of }) => of),
    ([name]) => name,
  );
  return [
    head,
    "## What no rule finds everywhere",
    "",
    ...sorted(knownMisses, ({ operator }) => operator).map(
      ({ operator, reason }) => `- \`${operator}\`: ${reason}`,
    ),
    "",
    `## ${operators.length} mistakes of ${classes.length} classes`,
    "",
    "| class | mistakes |",
    "| --- | --- |",
    ...classes.map(
      ([name, own]) =>
        `| ${name} | ${own.map((operator) => `[${operator.name}](${operator.seen})${operator.isChange ? " (as a change)" : ""}`).join(", ")} |`,
    ),
    "",
    `## ${harmlessEdits.length} harmless edits`,
    "",
    ...sorted(harmlessEdits, ({ name }) => name).map(({ name }) => `- ${name}`),
    "",
  ].join("\n");
}
