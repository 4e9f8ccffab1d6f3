import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "image-users";
const fix = "set runAsUser to the number of another user, or remove runAsNonRoot";
const nonRoot = { securityContext: { runAsNonRoot: true } };

describe("users of images", () => {
  it("are taken as they are told", () => {
    const told = deployment(
      "web",
      { image: "nginx:1.29.3" },
      { securityContext: { runAsNonRoot: true, runAsUser: 101 } },
    );
    const own = deployment("api", { image: "registry.example.com/nginx:1.29.3" }, nonRoot);
    const other = deployment("proxy", { image: "nginxinc/nginx-unprivileged:1.29.3" }, nonRoot);
    expect(findingsOf(rule, [told, own, other, deployment("root", { image: "nginx:1.29.3" })])).toEqual([]);
  });

  it("are not root where root is forbidden", () => {
    const web = deployment("web", { securityContext: { runAsUser: 0 } }, nonRoot);
    expect(findingsOf(rule, [web])).toEqual([
      at(
        rule,
        web,
        "container main has runAsNonRoot and runAsUser 0, so that the kubelet does not start it",
        fix,
      ),
    ]);
  });

  it.each(["nginx:1.29.3", "docker.io/library/redis:7.4.1", "public.ecr.aws/docker/library/python:3.13.1"])(
    "are not root, as that of %s",
    (image) => {
      const web = deployment("web", { image }, nonRoot);
      expect(findingsOf(rule, [web])).toEqual([
        at(
          rule,
          web,
          `container main has runAsNonRoot, but its image ${image} runs as root, so that the kubelet does not start it`,
          fix,
        ),
      ]);
    },
  );

  it("are numbers where root is forbidden", () => {
    const web = deployment("web", { image: "memcached:1.6.39" }, nonRoot);
    expect(findingsOf(rule, [web])).toEqual([
      at(
        rule,
        web,
        "container main has runAsNonRoot, but the user of its image memcached:1.6.39 is a name, memcache, which the kubelet cannot tell from root, so that the kubelet does not start it",
        "set runAsUser to the number of that user",
      ),
    ]);
  });

  it("are known to initdb", () => {
    const database = deployment(
      "postgres",
      { image: "postgres:16.4-alpine" },
      { securityContext: { runAsUser: 999 } },
    );
    expect(findingsOf(rule, [database])).toEqual([
      at(
        rule,
        database,
        'container main runs as user 999, whom postgres:16.4-alpine does not know: initdb stops with "could not look up effective user ID"',
        "set runAsUser to 70, or use the image on Debian",
        "warning",
      ),
    ]);
    const debian = deployment(
      "postgres",
      { image: "postgres:16.4" },
      { securityContext: { runAsUser: 999 } },
    );
    expect(findingsOf(rule, [debian])).toEqual([]);
  });
});
