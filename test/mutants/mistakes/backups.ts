import type { Tree } from "#lib/render/tree.ts";
import type { Operator } from "../operator.ts";
import { each, nameOf, objects, put, type Site, textOf, within } from "../site.ts";

/** CronJobs that save something, and that run. */
function savers(tree: Tree): Site[] {
  return objects(tree, "CronJob").filter(
    (site) => nameOf(site).includes("backup") && within([site], "spec", "suspend")[0]?.value !== true,
  );
}

/** Backups that nobody will find when they are needed. */
export const backups: readonly Operator[] = [
  {
    name: "backup-suspended",
    of: "backups that do not run",
    seen: "https://github.com/SelmiAbderrahim/dockstash/issues/44",
    drafts: (tree) => each(savers(tree), (site) => put(site, true, "spec", "suspend")),
  },
  {
    name: "backup-of-a-day-that-never-comes",
    of: "backups that do not run",
    seen: "https://github.com/MrMavin/mavin-rocks/issues/25",
    drafts: (tree) => each(savers(tree), (site) => put(site, "0 3 31 2 *", "spec", "schedule")),
  },
  {
    name: "schedule-of-six-fields",
    of: "schedules",
    seen: "https://github.com/blacklabelops-legacy/jobber-cron/issues/9",
    drafts: (tree) => each(objects(tree, "CronJob"), (site) => put(site, "0 0 3 * * *", "spec", "schedule")),
  },
  {
    name: "time-zone-that-does-not-exist",
    of: "schedules",
    seen: "https://github.com/lgchiaretto/openshift4-backup-automation/issues/4",
    drafts: (tree) => each(objects(tree, "CronJob"), (site) => put(site, "Europe/Berln", "spec", "timeZone")),
  },
  {
    name: "bucket-misspelt",
    of: "buckets",
    seen: "https://github.com/zalando/postgres-operator/issues/753",
    drafts: (tree) =>
      each(within(objects(tree, "ConfigMap"), "data", "*"), (site) =>
        /BUCKET/.test(`${site.path.at(-1)}`) ? put(site, `${textOf(site)}-old`) : undefined,
      ),
  },
  {
    name: "dump-older-than-the-server",
    of: "dumps of newer servers",
    seen: "https://github.com/schickling/dockerfiles/issues/163",
    drafts: (tree) =>
      each(
        within(
          savers(tree),
          "spec",
          "jobTemplate",
          "spec",
          "template",
          "spec",
          "initContainers",
          "*",
          "image",
        ),
        (site) =>
          textOf(site).includes("postgres:15")
            ? put(site, textOf(site).replace(/postgres:15[.\d]*/, "postgres:13.22"))
            : undefined,
      ),
  },
];
