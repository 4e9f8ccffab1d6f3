import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { rulesPage } from "#lib/checks/rules-page.ts";
import { command, run } from "./command.ts";
import { repositoryRoot } from "./repository.ts";

const program = command(
  "rules",
  "Writes docs/rules.md: every rule with its number, reason and documentation.",
).action(() => writeFileSync(join(repositoryRoot, "docs/rules.md"), rulesPage()));

await run(program);
