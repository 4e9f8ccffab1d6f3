import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { renderRepository, repositoryRoot } from "#scripts/repository.ts";
import { copyRepository } from "./copy.ts";
import { renderedUnit } from "./rendered.ts";

const images = "apps/fastapi-app/images.json";

/** What is generated from the definitions below a folder: contents by path. */
async function generatedFrom(root: string): Promise<Map<string, string>> {
  const { files } = await renderRepository(root);
  return new Map(files.map(({ path, content }) => [path, content]));
}

it("FA12 images.json alone decides which image runs: its tag is all that changes, in Deployment and migration", async () => {
  const before = await generatedFrom(repositoryRoot);
  const copy = copyRepository();
  copy.replace(images, "fastapi-app:1.0.0", "fastapi-app:0.9.3");
  const after = await generatedFrom(copy.root);

  expect([...after.keys()]).toEqual([...before.keys()]);
  const changed = [...after].filter(([path, content]) => content !== before.get(path));
  expect(changed.map(([path]) => path)).toEqual([
    "generated/fastapi-app-cluster/fastapi-app/deployment-fastapi-deployment.yaml",
    "generated/fastapi-app-cluster/fastapi-app/job-fastapi-migration.yaml",
  ]);
  for (const [path, content] of changed)
    expect(content).toBe(before.get(path)?.replace("fastapi-app:1.0.0", "fastapi-app:0.9.3"));
});

it("FA12 the runbook reverts that file, and names what is there", async () => {
  const runbook = readFileSync(join(repositoryRoot, "docs/rollback.md"), "utf8");
  const unit = await renderedUnit("fastapi-app-cluster", "fastapi-app");
  expect(runbook).toContain(`git log --oneline -- ${images}`);
  expect(runbook).toContain("git revert --no-commit");
  const kinds = { deployment: "Deployment", job: "Job" };
  for (const [kind, name] of Object.entries(kinds)) {
    const named = [...runbook.matchAll(new RegExp(`${kind}/([\\w-]+)`, "g"))].map(([, found = ""]) => found);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((one) => !unit.has(name, one))).toEqual([]);
  }
});
