import { outsideRules } from "./outside.ts";
import type { Rule } from "./rule.ts";
import { categories } from "./rules.ts";

const head = `# Rules

<!-- Generated from lib/checks; edit that and run "npm run rules". -->

What \`npm run check\` holds. A finding begins with the name of its rule.
`;

const tail = `
## Outside the rules

What stops a run before the rules, or comes after them, has a name and no number.
`;

function sectionOf({ number, name, reason, see }: Rule): string {
  return `\n### ${number} ${name}\n\n${reason} [Documentation](${see})\n`;
}

/** Every rule by category and number, as a page of Markdown: its reason, and the documentation of what it holds. */
export function rulesPage(): string {
  const sections = categories.map(({ title, sentence, rules }) => {
    const byNumber = [...rules].sort((a, b) => a.number - b.number);
    return `\n## ${title}\n\n${sentence}\n${byNumber.map(sectionOf).join("")}`;
  });
  const outside = Object.entries(outsideRules).map(([name, reason]) => `\n### ${name}\n\n${reason}\n`);
  return [head, ...sections, tail, ...outside].join("");
}
