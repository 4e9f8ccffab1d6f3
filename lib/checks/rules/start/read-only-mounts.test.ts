import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "read-only-mounts";
const fix = "mount a writable volume there, or write elsewhere";
const claim = { name: "data", persistentVolumeClaim: { claimName: "data" } };

describe("read-only mounts", () => {
  it("hold what is only read", () => {
    const volumeMounts = [
      { name: "config", mountPath: "/etc/app" },
      { name: "data", mountPath: "/data" },
    ];
    const volumes = [{ name: "config", configMap: { name: "config" } }, claim];
    const env = [
      { name: "TMPDIR", value: "/data/tmp" },
      { name: "DATA_DIR", value: "/etc/app" },
    ];
    expect(findingsOf(rule, [deployment("web", { env, volumeMounts }, { volumes })])).toEqual([]);
  });

  it("do not hold the data of a server", () => {
    const image = "postgres:16.4";
    const volumeMounts = [{ name: "data", mountPath: "/var/lib/postgresql/data", readOnly: true }];
    const web = deployment("web", { image, volumeMounts }, { volumes: [claim] });
    expect(findingsOf(rule, [web])).toEqual([
      at(
        rule,
        web,
        "the data of postgres:16.4 in container main lies in /var/lib/postgresql/data, but /var/lib/postgresql/data is volume data, which is mounted read-only",
        fix,
      ),
    ]);
  });

  it("are not written to", () => {
    const volumeMounts = [{ name: "config", mountPath: "/scratch" }];
    const volumes = [{ name: "config", configMap: { name: "config" } }];
    const web = deployment(
      "web",
      { volumeMounts, command: ["sh", "-c", "date >> /scratch/log"] },
      { volumes },
    );
    expect(findingsOf(rule, [web])).toEqual([
      at(
        rule,
        web,
        "its command in container main writes to /scratch/log, but /scratch is ConfigMap volume config, which is read-only",
        fix,
      ),
    ]);
  });
});
