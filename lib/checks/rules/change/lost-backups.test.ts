import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, object } from "../../tree.fixture.ts";

describe("lost-backups", () => {
  const schedule = (suspend: boolean) =>
    object("postgresql.cnpg.io/v1 ScheduledBackup", "nightly", {
      spec: { schedule: "0 0 3 * * *", suspend },
    });
  const cluster = (spec: Record<string, Value>) => object("postgresql.cnpg.io/v1 Cluster", "db", { spec });
  const rest = object("ConfigMap", "kept");

  it("finds a schedule that is gone or suspended", () => {
    expect(changed("lost-backups", [schedule(false), rest], [rest])).toEqual([
      at(
        "lost-backups",
        schedule(false),
        "it is gone: no new backups are made",
        orSay("keep its manifest", "Destroys: ScheduledBackup shop/nightly"),
      ),
    ]);
    expect(changed("lost-backups", [schedule(false)], [schedule(true)])).toEqual([
      at(
        "lost-backups",
        schedule(true),
        "it is suspended: no new backups are made",
        orSay("leave it running", "Destroys: ScheduledBackup shop/nightly"),
      ),
    ]);
  });

  it("finds a database that is archived no longer", () => {
    const before = cluster({ backup: { barmanObjectStore: { destinationPath: "s3://backups" } } });
    expect(changed("lost-backups", [before], [cluster({})])).toEqual([
      at(
        "lost-backups",
        cluster({}),
        "spec.backup is gone: neither base backups nor the write-ahead log are archived any more",
        orSay("keep spec.backup", "Destroys: Cluster shop/db"),
      ),
    ]);
  });

  it("takes backups at another time, and by a plugin", () => {
    const plugins = cluster({ plugins: [{ name: "barman-cloud.cloudnative-pg.io" }] });
    expect(changed("lost-backups", [cluster({ backup: { retentionPolicy: "7d" } })], [plugins])).toEqual([]);
    expect(changed("lost-backups", [schedule(true)], [schedule(false)])).toEqual([]);
  });
});
