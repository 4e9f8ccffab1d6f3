import type { Kept } from "../../change/change.ts";
import { databaseOf, mismatch } from "../../change/databases.ts";
import { type ChangeRule, type Destruction, replaces } from "../../change/destruction.ts";
import { lastingMounts } from "../../change/mounts.ts";
import { workloadOf } from "../../graph/workload.ts";

function* ofKept({ before, after }: Kept): Generator<Destruction> {
  const [was, is] = [workloadOf(before), workloadOf(after)];
  if (was === undefined || is === undefined || was.selector === undefined) return;
  const withData = new Set(lastingMounts(was).map(({ container }) => container));
  const databases = new Map(was.containers.map((container) => [container.name, databaseOf(container)]));
  for (const container of is.containers) {
    const [old, now] = [databases.get(container.name), databaseOf(container)];
    if (old === undefined || now === undefined || !withData.has(container.name)) continue;
    const fault = old.engine.name === now.engine.name ? mismatch(old, now) : undefined;
    if (fault === undefined) continue;
    yield replaces(after, {
      message: `the image of container ${container.name} goes from ${old.text} to ${now.text}: ${fault}`,
      cure: "stay at the version, or restore a dump into a new database beside the old one",
    });
  }
}

/** Databases on volumes that keep the data of the version before. */
export const databaseVersions: ChangeRule = {
  number: 628,
  name: "database-versions",
  reason: "A database does not start on data that another major version has written.",
  see: "https://www.postgresql.org/docs/current/upgrading.html",
  *check({ changed }) {
    for (const kept of changed) yield* ofKept(kept);
  },
};
