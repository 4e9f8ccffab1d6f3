import { join } from "node:path";
import { delivery } from "#argocd/delivery.ts";
import { type Checked, check, inOrder } from "#lib/checks/check.ts";
import type { Finding } from "#lib/checks/finding.ts";
import type { OutsideRule } from "#lib/checks/outside.ts";
import { loadSchemas } from "#lib/checks/schema-source.ts";
import { discover } from "#lib/files/discover.ts";
import type { GeneratedFile } from "#lib/files/layout.ts";
import { filesOf } from "#lib/files/manifests.ts";
import type { Problem } from "#lib/render/problem.ts";
import { render } from "#lib/render/render.ts";
import { resourcesOf, type Tree } from "#lib/render/tree.ts";

/** Folder of this repository, wherever the command was started. */
export const repositoryRoot = join(import.meta.dirname, "..");

/** What the definitions come to. */
export interface Rendering {
  readonly trees: readonly Tree[];
  readonly files: readonly GeneratedFile[];
  /** What the definitions say and a rule refuses. */
  readonly findings: readonly Finding[];
}

function findingOf({ definition, cluster = "", unit = "", message, fix, severity }: Problem): Finding {
  return {
    rule: "definition" satisfies OutsideRule,
    severity: severity ?? "error",
    cluster,
    unit,
    file: definition,
    message,
    fix,
  };
}

/** Reads and renders every definition below a folder. */
export async function renderRepository(root: string): Promise<Rendering> {
  const { fleet, problems } = await discover(root);
  const rendered = render(fleet, delivery);
  const { files, findings } = filesOf(rendered.trees);
  return {
    trees: rendered.trees,
    files,
    findings: [...[...problems, ...rendered.problems].map(findingOf), ...findings],
  };
}

/**
 * Holds every rule over some trees, with what else was found about them.
 *
 * @param today as `2026-11-22`; without it, what is true until a day is not looked at
 */
export async function checkTrees(
  trees: readonly Tree[],
  further: readonly Finding[],
  today?: string,
): Promise<Checked> {
  const schemas = await loadSchemas(trees.flatMap(resourcesOf).map(({ object }) => object));
  const checked = trees.map((tree) => check(tree, schemas, today));
  return {
    findings: inOrder([...further, ...checked.flatMap(({ findings }) => findings)]),
    accepted: checked.reduce((sum, { accepted }) => sum + accepted, 0),
    objects: checked.reduce((sum, { objects }) => sum + objects, 0),
    references: checked.reduce((sum, { references }) => sum + references, 0),
    flows: checked.reduce((sum, { flows }) => sum + flows, 0),
    untold: [...new Set(checked.flatMap(({ untold }) => untold))].sort(),
  };
}

/** Whether findings stop the pipeline. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
