import { trailerRule } from "./change/gate.ts";
import { outsideRules } from "./outside.ts";
import type { Rule } from "./rule.ts";
import { changeRules } from "./rules/change/all.ts";
import { categories } from "./rules.ts";

const head = `# Rules

<!-- Generated from lib/checks; edit that and run "npm run rules". -->

What \`npm run check\` holds. A finding begins with the name of its rule.
`;

const tail = `
## Outside the rules

What stops a run before the rules, or comes after them, has a name and no number.
`;

/** What `check --base` holds besides. */
const change = {
  title: "What a merge destroys",
  sentence:
    "With `--base`, each of these is an error until a commit of the branch says it in a trailer; see [changes](changes.md).",
  rules: [...changeRules, trailerRule],
};

function sectionOf({ number, name, reason, see }: Omit<Rule, "check">): string {
  return `\n### ${number} ${name}\n\n${reason} [Documentation](${see})\n`;
}

/** Every rule by category and number, as a page of Markdown: its reason, and the documentation of what it holds. */
export function rulesPage(): string {
  const sections = [...categories, change].map(({ title, sentence, rules }) => {
    const byNumber = [...rules].sort((a, b) => a.number - b.number);
    return `\n## ${title}\n\n${sentence}\n${byNumber.map(sectionOf).join("")}`;
  });
  const outside = Object.entries(outsideRules).map(([name, reason]) => `\n### ${name}\n\n${reason}\n`);
  return [head, ...sections, tail, ...outside].join("");
}
