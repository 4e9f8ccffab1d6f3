import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe } from "vitest";
import type { Infrastructure } from "#lib/render/infrastructure/infrastructure.ts";
import type { Value } from "#lib/render/resource.ts";
import type { PlannedResource } from "#scripts/terraform/events.ts";
import { clusters, factsOf } from "#test/terraform/clusters.ts";

/** Folder with what `terraform test` planned for each cluster, written by `npm run terraform -- test`. */
const folder = process.env.TERRAFORM_PLANS;

type Values = PlannedResource["values"];

/** What Terraform would make of a cluster. */
export class Plan {
  readonly #resources: readonly PlannedResource[];

  constructor(resources: readonly PlannedResource[]) {
    this.#resources = resources;
  }

  /** The resources of a type, those of them whose address holds a text. */
  all(type: string, part = ""): Values[] {
    return this.#resources
      .filter(({ type: own, address }) => own === type && address.includes(part))
      .map(({ values }) => values);
  }

  /**
   * The one resource of a type whose address holds a text.
   *
   * @throws Error where there is none, or several
   */
  one(type: string, part = ""): Values {
    const [found, second] = this.all(type, part);
    if (found === undefined || second !== undefined)
      throw new Error(`the plan has ${this.all(type, part).length} of ${type} ${part}, not one`);
    return found;
  }
}

/** Some values of resources, by another value of each. */
export function byValue(
  resources: readonly Values[],
  key: string,
  ...names: string[]
): Record<string, Value> {
  return Object.fromEntries(
    resources.map((values) => [
      String(values[key]),
      Object.fromEntries(names.map((name) => [name, values[name] ?? null])),
    ]),
  );
}

/** Values of one name, in order. */
export function valuesOf(resources: readonly Values[], name: string): string[] {
  return resources.map((values) => String(values[name])).sort();
}

/** Registers tests for the plan of every cluster. Without plans they are skipped, and say so. */
export function eachPlan(what: string, tests: (plan: () => Plan, facts: Infrastructure) => void): void {
  const fileOf = (cluster: string) => join(folder ?? "", `${cluster}.json`);
  const planned = clusters.filter((cluster) => folder === undefined || existsSync(fileOf(cluster)));
  const title = folder === undefined ? `${what}: NOT CHECKED, since TERRAFORM_PLANS is not given` : what;
  describe.skipIf(folder === undefined)(title, () => {
    describe.each(planned)("%s", (cluster) => {
      tests(() => new Plan(JSON.parse(readFileSync(fileOf(cluster), "utf8"))), factsOf(cluster));
    });
  });
}
