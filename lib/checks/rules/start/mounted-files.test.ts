import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "mounted-files";
const config = object("ConfigMap", "scripts", { data: { "backup.sh": "", "config.yaml": "" } });
const web = (container: Parameters<typeof deployment>[1], source = {}) =>
  deployment(
    "web",
    { volumeMounts: [{ name: "scripts", mountPath: "/scripts" }], ...container },
    { volumes: [{ name: "scripts", configMap: { name: "scripts", ...source } }] },
  );

describe("files in mounted ConfigMaps", () => {
  it.each([
    [{ command: ["/bin/sh", "/scripts/backup.sh"] }],
    [{ args: ["--config=/scripts/config.yaml", "--dir", "/scripts"] }],
    [{ command: ["sh", "-c", "cat /scripts/*.sql; if [ -f /scripts/more ]; then cat /scripts/more; fi"] }],
    [
      {
        env: [
          { name: "CONFIG", value: "/scripts/config.yaml" },
          { name: "OTHER", value: "/scriptsmore/x" },
        ],
      },
    ],
  ])("are there for %j", (container) => {
    expect(findingsOf(rule, [config, web(container)])).toEqual([]);
  });

  it("are suspected elsewhere where nothing is mounted and one has that name", () => {
    const wrong = web({ args: ["--config=/etc/shop/config.yaml"] });
    expect(findingsOf(rule, [config, wrong])).toEqual([
      at(
        rule,
        wrong,
        "its command of container main names /etc/shop/config.yaml, where nothing is mounted, and a file of that name is at /scripts/config.yaml",
        "write /scripts/config.yaml, or mount the volume at /etc/shop",
        "warning",
      ),
    ]);
    const copying = web({ command: ["sh", "-c", "cp /scripts/config.yaml /etc/shop/config.yaml"] });
    expect(findingsOf(rule, [config, copying])).toEqual([]);
  });

  it("are there for a variable of another ConfigMap", () => {
    const from = { envFrom: [{ configMapRef: { name: "settings" } }] };
    const settings = (file: string) => object("ConfigMap", "settings", { data: { CONFIG_FILE: file } });
    expect(findingsOf(rule, [config, settings("/scripts/config.yaml"), web(from)])).toEqual([]);
    expect(findingsOf(rule, [config, settings("/scripts/confg.yaml"), web(from)])).toEqual([
      at(
        rule,
        web(from),
        "variable CONFIG_FILE of container main names /scripts/confg.yaml, but volume scripts, which is mounted at /scripts, has backup.sh and config.yaml",
        "write /scripts/config.yaml",
      ),
    ]);
  });

  it.each([
    [
      { command: ["/bin/sh", "/scripts/bakup.sh"] },
      "its command",
      "/scripts/bakup.sh",
      "write /scripts/backup.sh",
    ],
    [
      { args: ["--config=/scripts/application.yaml"] },
      "its command",
      "/scripts/application.yaml",
      "add the file to the volume, or correct the path",
    ],
    [
      { env: [{ name: "CONFIG", value: "file:///scripts/config.yml" }] },
      "env CONFIG",
      "/scripts/config.yml",
      "write /scripts/config.yaml",
    ],
  ])("are missed by %j", (container, by, path, fix) => {
    const wrong = web(container);
    expect(findingsOf(rule, [config, wrong])).toEqual([
      at(
        rule,
        wrong,
        `${by} of container main names ${path}, but volume scripts, which is mounted at /scripts, has backup.sh and config.yaml`,
        fix,
      ),
    ]);
  });

  it("are those of the items", () => {
    const items = [{ key: "backup.sh", path: "run.sh" }];
    expect(findingsOf(rule, [config, web({ command: ["/scripts/run.sh"] }, { items })])).toEqual([]);
    expect(findingsOf(rule, [config, web({ command: ["/scripts/backup.sh"] }, { items })])).toHaveLength(1);
  });
});
