import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "mounted-keys";
const config = object("ConfigMap", "nginx", { data: { "nginx.conf": "", "mime.types": "" } });
const web = (subPath: string, more: Readonly<Record<string, boolean>> = {}) =>
  deployment(
    "web",
    { volumeMounts: [{ name: "config", mountPath: "/etc/nginx/nginx.conf", subPath }] },
    { volumes: [{ name: "config", configMap: { name: "nginx", ...more } }] },
  );

describe("keys that are mounted", () => {
  it("are there", () => {
    expect(findingsOf(rule, [config, web("nginx.conf")])).toEqual([]);
    expect(findingsOf(rule, [config, web("other", { optional: true })])).toEqual([]);
    expect(findingsOf(rule, [web("nginx.conf")])).toEqual([]);
  });

  it("are no others", () => {
    const wrong = web("ngnix.conf");
    expect(findingsOf(rule, [config, wrong])).toEqual([
      at(
        rule,
        wrong,
        "container main mounts ngnix.conf of volume config at /etc/nginx/nginx.conf, but the volume has mime.types and nginx.conf: an empty directory stands there",
        "write nginx.conf",
      ),
    ]);
  });

  it("have the paths of items", () => {
    const volume = {
      name: "config",
      configMap: { name: "nginx", items: [{ key: "nginx.conf", path: "conf/main" }] },
    };
    const mount = (subPath: string) => [{ name: "config", mountPath: "/main", subPath }];
    const good = deployment("web", { volumeMounts: mount("conf") }, { volumes: [volume] });
    const wrong = deployment("web", { volumeMounts: mount("nginx.conf") }, { volumes: [volume] });
    expect(findingsOf(rule, [config, good])).toEqual([]);
    expect(findingsOf(rule, [config, wrong])).toHaveLength(1);
  });
});
