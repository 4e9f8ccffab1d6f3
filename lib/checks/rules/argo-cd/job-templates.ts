import type { Resource } from "#lib/render/resource.ts";
import { annotations, listedIn } from "../../argo-cd/annotations.ts";
import { isHook } from "../../argo-cd/hooks.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Rule } from "../../rule.ts";

/** What is to run again with every new version. */
const again =
  /migrat|alembic|flyway|liquibase|prisma|knex|goose|db-?(?:upgrade|init)|schema|seed|collectstatic/i;

/** Names that change with the version. */
const versioned = /-v?\d+(?:[-.]\d+)+(?:-|$)|-(?=[0-9a-f]*\d)[0-9a-f]{7,}$/;

const replacing = ["Replace=true", "Force=true"];

function isReplaced(job: Resource, { applications }: Graph): boolean {
  const own = listedIn(job, annotations.syncOptions);
  const deliverers = applications.deliveringTo(job);
  return replacing.some(
    (option) => own.includes(option) || deliverers.some((by) => by.syncOptions.has(option)),
  );
}

/** Jobs that belong to a version are hooks, which run again. */
export const jobTemplates: Rule = {
  number: 423,
  name: "job-templates",
  reason:
    "The pods of a Job cannot be changed: the sync that brings a new image is refused, and the Job never runs again.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/",
  *check(graph) {
    if (graph.applications.all.length === 0) return;
    for (const { resource: at, containers } of graph.workloads) {
      const { kind, metadata } = at.object;
      if (kind !== "Job" || isHook(at) || versioned.test(metadata.name) || isReplaced(at, graph)) continue;
      const words = containers.map(({ fields }) => JSON.stringify([fields.command ?? "", fields.args ?? ""]));
      if (![metadata.name, ...words].some((word) => again.test(word))) continue;
      yield {
        at,
        severity: "warning",
        message:
          "it is no hook: it runs once, and the sync that changes its image is refused, because pods of a Job are immutable",
        fix: `add annotation ${annotations.hook}: PreSync or Sync, with ${annotations.hookPolicy}: BeforeHookCreation`,
      };
    }
  },
};
