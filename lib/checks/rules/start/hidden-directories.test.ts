import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "hidden-directories";
const config = object("ConfigMap", "config", { data: { "default.conf": "" } });
const web = (mountPath: string, container = {}, mount = {}) =>
  deployment(
    "web",
    { image: "nginx:1.29.3", volumeMounts: [{ name: "config", mountPath, ...mount }], ...container },
    { volumes: [{ name: "config", configMap: { name: "config" } }] },
  );

describe("mounts", () => {
  it("may hide what is replaced", () => {
    const good = [
      web("/etc/nginx/conf.d"),
      web("/etc/nginx/conf.d/default.conf", {}, { subPath: "default.conf" }),
      web("/etc/app"),
      web("/usr/local/bin", { image: "registry.example.com/app:1.2.3" }),
    ];
    for (const one of good) expect(findingsOf(rule, [config, one])).toEqual([]);
  });

  it("hide nothing that nginx needs in an image of somebody's own", () => {
    const own = web("/etc/nginx", { image: "registry.example.com/web:1.2.3" });
    const whole = object("ConfigMap", "config", { data: { "nginx.conf": "", "mime.types": "" } });
    expect(findingsOf(rule, [whole, own])).toEqual([]);
    expect(findingsOf(rule, [config, own])).toEqual([
      at(
        rule,
        own,
        "volume config, which container main mounts at /etc/nginx, hides nginx.conf, which nginx does not start without",
        "mount single files by subPath, or mount the volume elsewhere",
      ),
    ]);
  });

  it.each([
    ["/etc", "hides everything that the image has in /etc, which nothing starts without"],
    ["/etc/nginx", "hides nginx.conf, which nginx does not start without"],
    ["/usr/local/bin", "hides the script by which nginx:1.29.3 starts"],
    [
      "/etc/nginx/conf.d/default.conf",
      "makes a directory of what should be file default.conf: the file is /etc/nginx/conf.d/default.conf/default.conf",
    ],
  ])("at %s hide what is needed", (path, fault) => {
    const wrong = web(path);
    expect(findingsOf(rule, [config, wrong])).toEqual([
      at(
        rule,
        wrong,
        `volume config, which container main mounts at ${path}, ${fault}`,
        "mount single files by subPath, or mount the volume elsewhere",
      ),
    ]);
  });
});
