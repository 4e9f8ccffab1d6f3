import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "file-modes";
const scripts = object("ConfigMap", "scripts", { data: { "run.sh": "" } });
const volumeMounts = [{ name: "scripts", mountPath: "/scripts" }];
const web = (command: string[], source = {}, securityContext = {}) =>
  deployment(
    "web",
    { command, volumeMounts },
    { securityContext, volumes: [{ name: "scripts", configMap: { name: "scripts", ...source } }] },
  );

describe("modes of files", () => {
  it("allow what is done with them", () => {
    const good = [
      web(["/scripts/run.sh"], { defaultMode: 0o755 }),
      web(["sh", "/scripts/run.sh"]),
      web(["/scripts/run.sh"], { items: [{ key: "run.sh", path: "run.sh", mode: 0o555 }] }),
      web(["true"], { defaultMode: 0o400 }, { runAsUser: 1000, fsGroup: 1000 }),
      web(["true"], { defaultMode: 0o400 }),
    ];
    for (const one of good) expect(findingsOf(rule, [scripts, one])).toEqual([]);
  });

  it("let scripts be executed", () => {
    const wrong = web(["/scripts/run.sh"]);
    expect(findingsOf(rule, [scripts, wrong])).toEqual([
      at(
        rule,
        wrong,
        "container main runs /scripts/run.sh, which volume scripts mounts with mode 0644: the kernel refuses to execute it",
        "set defaultMode of the volume to 0555, or run it by a shell",
      ),
    ]);
  });

  it("let keys be read", () => {
    const wrong = web(["true"], { defaultMode: 0o400 }, { runAsUser: 1000 });
    expect(findingsOf(rule, [scripts, wrong])).toEqual([
      at(
        rule,
        wrong,
        "container main runs as user 1000, who cannot read volume scripts: its files belong to root and have mode 0400",
        "set fsGroup in the securityContext of the pod, or let defaultMode out",
      ),
    ]);
  });
});
