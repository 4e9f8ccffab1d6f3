import { expect, it } from "vitest";
import { checkTrees, renderRepository } from "#scripts/repository.ts";
import { copyRepository } from "./copy.ts";

it("a second database in an application draws no finding: each exporter has pods of its own", async () => {
  const copy = copyRepository();
  const definition = "apps/expense-tracker/index.ts";
  copy.replace(
    definition,
    "const backend =",
    'const archive = postgres("archive", { ...size, database: "archive" });\n\nconst backend =',
  );
  copy.replace(definition, 'const database = postgres("postgres", {', "const size = {");
  copy.replace(definition, '  version: 15,\n  database: "expense_tracker",', "  version: 15 as const,");
  copy.replace(
    definition,
    "keep: days(14) },\n});",
    'keep: days(14) },\n};\nconst database = postgres("postgres", { ...size, database: "expense_tracker" });',
  );
  copy.replace(definition, "[frontend, backend, database]", "[frontend, backend, database, archive]");
  const { trees, findings } = await renderRepository(copy.root);
  expect((await checkTrees(trees, findings)).findings).toEqual([]);
});
