import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, deployment, object } from "../../tree.fixture.ts";

describe("moved-data", () => {
  const mounted = (mount: Record<string, Value>, claimName = "data", more: Record<string, Value> = {}) => {
    const volumeMounts = [{ name: "data", mountPath: "/data", ...mount }];
    const volumes = [{ name: "data", persistentVolumeClaim: { claimName } }];
    return deployment("db", { image: "postgres:15.4", volumeMounts, ...more }, { volumes });
  };
  const cure = orSay("leave it where it is, or move the data first", "Replaces: Deployment shop/db");
  const messages = (before: KubernetesObject, after: KubernetesObject) =>
    changed("moved-data", [before], [after]).map(({ message, severity }) => `${severity}: ${message}`);

  it("finds another path of the data of a database", () => {
    const after = mounted({ mountPath: "/var/lib/postgresql" });
    expect(changed("moved-data", [mounted({})], [after])).toEqual([
      at(
        "moved-data",
        after,
        "container main has volume data at /var/lib/postgresql after /data: it no longer finds its data, and starts empty",
        cure,
      ),
    ]);
  });

  it("finds another claim, another part of it, and none", () => {
    expect(messages(mounted({}), mounted({}, "other"))).toEqual([
      "error: volume data is claim other after data: the data in data is not there",
    ]);
    expect(messages(mounted({}), mounted({ subPath: "pg" }))).toEqual([
      "error: container main has volume data at /data (subPath pg) after /data: it no longer finds its data, and starts empty",
    ]);
    const scratch = deployment(
      "db",
      { image: "postgres:15.4", volumeMounts: [{ name: "data", mountPath: "/data" }] },
      { volumes: [{ name: "data", emptyDir: {} }] },
    );
    expect(messages(mounted({}), scratch)).toEqual([
      "error: volume data is claim data no longer: the data in it is not there, and what is written is lost with the pod",
    ]);
  });

  it("finds a mount that is gone", () => {
    expect(messages(mounted({}), mounted({}, "data", { volumeMounts: [] }))).toEqual([
      "error: container main has volume data at /data no longer: it does not find its data, and what it writes is lost with the pod",
    ]);
  });

  it("finds another directory by its variable", () => {
    const of = (value: string) => mounted({}, "data", { env: [{ name: "PGDATA", value }] });
    expect(messages(of("/data/a"), of("/data/b"))).toEqual([
      "error: PGDATA of container main is /data/b after /data/a: it no longer finds its data, and starts empty",
    ]);
  });

  it("warns of another path of what is no database, unless it is told of that", () => {
    const uploads = (mountPath: string, env: readonly Value[] = []) =>
      mounted({ mountPath }, "data", { image: "registry.example.com/app:1", env });
    expect(messages(uploads("/data"), uploads("/uploads"))).toEqual([
      "warning: container main has volume data at /uploads after /data: it no longer finds its data, and starts empty",
    ]);
    const told = uploads("/uploads", [{ name: "UPLOADS", value: "/uploads" }]);
    expect(messages(uploads("/data"), told)).toEqual([]);
  });

  it("takes a further mount, another name of the volume, and other images", () => {
    expect(messages(mounted({}), mounted({}, "data", { image: "postgres:15.18" }))).toEqual([]);
    const volumeMounts = [{ name: "disk", mountPath: "/data" }];
    const volumes = [{ name: "disk", persistentVolumeClaim: { claimName: "data" } }];
    expect(
      messages(mounted({}), deployment("db", { image: "postgres:15.4", volumeMounts }, { volumes })),
    ).toEqual([]);
  });

  it("finds another directory by a ConfigMap", () => {
    const config = (PGDATA: string) => object("ConfigMap", "db", { data: { PGDATA } });
    const reader = mounted({}, "data", { envFrom: [{ configMapRef: { name: "db" } }] });
    expect(changed("moved-data", [config("/data/a"), reader], [config("/data/b"), reader])).toEqual([
      at(
        "moved-data",
        config("/data/b"),
        "PGDATA is /data/b after /data/a: Deployment db no longer finds its data, and starts empty",
        orSay("leave it where it is, or move the data first", "Replaces: ConfigMap shop/db"),
      ),
    ]);
  });
});
