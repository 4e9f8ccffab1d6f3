import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "read-only-roots";
const securityContext = { readOnlyRootFilesystem: true };
const scratch = (...paths: string[]) => ({
  volumeMounts: paths.map((mountPath) => ({ name: "scratch", mountPath })),
});
const volumes = { volumes: [{ name: "scratch", emptyDir: {} }] };

function expectFault(
  container: Parameters<typeof deployment>[1],
  message: string,
  fix: string,
  severity?: "warning",
) {
  const web = deployment("web", { securityContext, ...container }, volumes);
  expect(findingsOf(rule, [web])).toEqual([at(rule, web, message, fix, severity)]);
}

describe("read-only roots", () => {
  it("are left alone by programs that write to volumes", () => {
    const good = [
      deployment("writable", { image: "nginx:1.29.3", env: [{ name: "TMPDIR", value: "/work" }] }),
      deployment(
        "web",
        { image: "nginx:1.29.3", securityContext, ...scratch("/var/cache/nginx", "/run", "/tmp") },
        volumes,
      ),
      deployment(
        "api",
        {
          securityContext,
          command: ["sh", "-c", "echo a > /tmp/a; echo b >&2 > /dev/null; gunicorn app"],
          env: [
            { name: "LOG_FILE", value: "/dev/stdout" },
            { name: "CACHE_DIR", value: "relative" },
          ],
          ...scratch("/tmp"),
        },
        volumes,
      ),
      deployment("data", { image: "redis:7.4.1", securityContext, args: ["--data-dir", "/data"] }),
    ];
    expect(findingsOf(rule, good)).toEqual([]);
  });

  it.each([
    [{ env: [{ name: "TMPDIR", value: "/scratch/tmp" }] }, "env TMPDIR", "/scratch/tmp", undefined],
    [
      { env: [{ name: "APP_LOG_FILE", value: "/var/log/app.log" }] },
      "env APP_LOG_FILE",
      "/var/log/app.log",
      "warning" as const,
    ],
    [{ args: ["--storage.tsdb.path=/tsdb/"] }, "--storage.tsdb.path", "/tsdb", undefined],
    [{ args: ["--data-dir", "/data"] }, "--data-dir", "/data", undefined],
    [{ command: ["sh", "-c", "pg_dump shop > /backup/$(date).sql"] }, "its command", "/backup", undefined],
    [
      {
        command: ["sh", "-c", 'pg_dump shop | tee "$' + '{TARGET}/shop.sql"'],
        env: [{ name: "TARGET", value: "/out" }],
      },
      "its command",
      "/out/shop.sql",
      undefined,
    ],
    [{ command: ["gunicorn", "app:app"] }, "gunicorn", "/tmp", undefined],
  ])("are not written to by %j", (container, by, path, severity) => {
    expectFault(
      container,
      `container main has a read-only root, but ${by} writes to ${path}, where no volume is mounted`,
      `mount an emptyDir over ${path}`,
      severity,
    );
  });

  it.each([
    ["nginx:1.29.3", "/var/cache/nginx and /var/run"],
    ["postgres:16.4", "/var/run/postgresql"],
    ["docker.io/nginxinc/nginx-unprivileged:1.29.3", "/tmp"],
  ])("are too little for %s", (image, paths) => {
    expectFault(
      { image },
      `container main has a read-only root, but ${image} writes to ${paths} and does not start without`,
      `mount an emptyDir at ${paths}`,
    );
  });

  it("are not written to by a script of a ConfigMap", () => {
    const script = object("ConfigMap", "scripts", {
      data: { "dump.sh": "#!/bin/sh\npg_dump --file=/dumps/a shop" },
    });
    const web = deployment(
      "web",
      {
        securityContext,
        command: ["/scripts/dump.sh"],
        volumeMounts: [{ name: "scripts", mountPath: "/scripts" }],
      },
      { volumes: [{ name: "scripts", configMap: { name: "scripts" } }] },
    );
    expect(findingsOf(rule, [script, web]).map(({ message }) => message)).toEqual([
      "container main has a read-only root, but its command writes to /dumps/a, where no volume is mounted",
    ]);
  });
});
