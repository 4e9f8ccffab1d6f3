import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "program-memory";
const resources = { limits: { memory: "512Mi" } };
const env = (name: string, value: string) => ({ env: [{ name, value }] });

describe("memory of programs", () => {
  it.each([
    [env("JAVA_OPTS", "-Xms128m -Xmx384m")],
    [env("NODE_OPTIONS", "--max-old-space-size=400")],
    [env("GOMEMLIMIT", "512MiB")],
    [{ args: ["--maxmemory", "2gb"] }],
    [{ image: "redis:7.4.1", args: ["--maxmemory", "400mb"] }],
  ])("is less than the limit in %j", (container) => {
    expect(findingsOf(rule, [deployment("web", { resources, ...container })])).toEqual([]);
    expect(findingsOf(rule, [deployment("web", container)])).toEqual([]);
  });

  it.each([
    [env("JAVA_OPTS", "-Xms128m -Xmx1g"), "1g", "-Xmx"],
    [{ command: ["java", "-Xmx512m", "-jar", "app.jar"] }, "512m", "-Xmx"],
    [env("NODE_OPTIONS", "--max-old-space-size=4096"), "4096", "--max-old-space-size"],
    [env("GOMEMLIMIT", "1GiB"), "1GiB", "GOMEMLIMIT"],
    [{ image: "redis:7.4.1", args: ["--maxmemory", "1gb"] }, "1gb", "--maxmemory"],
    [{ image: "postgres:16.4", args: ["-c", "shared_buffers=1GB"] }, "1GB", "shared_buffers"],
  ])("is more than the limit in %j", (container, size, name) => {
    const web = deployment("web", { resources, ...container });
    expect(findingsOf(rule, [web])).toEqual([
      at(
        rule,
        web,
        `container main may take ${size} by ${name}, but its memory limit is 512Mi: the kernel kills it before it has that much`,
        `raise limits.memory well above ${size}, or lower ${name}`,
      ),
    ]);
  });

  it.each([
    ["redis:7.4.1", "maxmemory 400mb", "maxmemory 2gb", "2gb", "maxmemory"],
    ["postgres:16.4", "shared_buffers = 128MB", "shared_buffers = 4GB", "4GB", "shared_buffers"],
  ])("is said in a file of %s", (image, good, bad, size, name) => {
    const volumeMounts = [{ name: "config", mountPath: "/etc/server" }];
    const volumes = [{ name: "config", configMap: { name: "server" } }];
    const one = deployment("web", { image, resources, volumeMounts }, { volumes });
    const find = (text: string) =>
      findingsOf(rule, [one, object("ConfigMap", "server", { data: { "server.conf": text } })]);
    expect(find(good)).toEqual([]);
    expect(find(bad)).toEqual([
      at(
        rule,
        one,
        `container main may take ${size} by ${name}, but its memory limit is 512Mi: the kernel kills it before it has that much`,
        `raise limits.memory well above ${size}, or lower ${name}`,
      ),
    ]);
  });

  it("is that of volumes as well", () => {
    const volumes = [{ name: "cache", emptyDir: { medium: "Memory", sizeLimit: "1Gi" } }];
    const web = deployment(
      "web",
      { resources, volumeMounts: [{ name: "cache", mountPath: "/cache" }] },
      { volumes },
    );
    expect(findingsOf(rule, [web])).toEqual([
      at(
        rule,
        web,
        "volume cache may hold 1Gi in memory, but the memory limit of container main, which counts what it writes there, is 512Mi",
        "lower sizeLimit of the volume, or raise limits.memory above 1Gi",
        "warning",
      ),
    ]);
  });
});
