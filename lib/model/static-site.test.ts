import { describe, expect, it } from "vitest";
import { fixedImage } from "./image.ts";
import { mebibytes, millicores } from "./quantity.ts";
import { serviceOf } from "./service.fixture.ts";
import { staticSite } from "./static-site.ts";

const small = {
  image: fixedImage("web", "docker.io/example/web:1.2.3"),
  replicas: 1,
  cpu: millicores(50),
  memory: mebibytes(64),
};
const site = staticSite("web", small);

it("serves on port 80 as nginx's own user", () => {
  expect(site).toMatchObject({ ports: { http: 80 }, user: 101 });
});

it("writes only to what nginx writes to", () => {
  expect(site.writable).toEqual(["/tmp", "/var/cache/nginx", "/var/run"]);
});

it("is asked for its first page by the probes", () => {
  expect([site.probes.ready.path, site.probes.live.path]).toEqual(["/", "/"]);
});

it("has the configuration of a single-page application where nginx reads it", () => {
  expect(Object.keys(site.files)).toEqual(["/etc/nginx/conf.d/default.conf"]);
  expect(site.files["/etc/nginx/conf.d/default.conf"]?.content).toContain(
    "try_files $uri $uri/ /index.html;",
  );
});

it("is told by an exporter where its metrics are asked for", () => {
  expect(site).not.toHaveProperty("exporter");
  const told = staticSite("web", { ...small, metrics: true });
  expect(told.exporter).toMatchObject({ port: 9113, path: "/metrics" });
  expect(told.files["/etc/nginx/locations/status.conf"]?.content).toContain("stub_status;");
});

describe("a path that nginx passes on", () => {
  const gateway = serviceOf("gateway", { port: 3000 });

  it("is a location of its own and a call", () => {
    const passing = staticSite("web", { ...small, proxies: { "/api/v1": gateway } });
    expect(passing.files["/etc/nginx/locations/api-v1.conf"]).toMatchObject({
      name: "api-v1.conf",
      content: expect.stringMatching(/^location \/api\/v1\/ \{\n {4}proxy_pass http:\/\/gateway:3000;\n/),
    });
    expect(passing.calls).toEqual([gateway]);
  });

  it.each(["/", "api", "/api/", "/a b", "/$x"])("is refused as %s", (path) => {
    expect(() => staticSite("web", { ...small, proxies: { [path]: gateway } })).toThrow(
      `workload web passes on path "${path}"; write it as "/api", without a trailing "/"`,
    );
  });
});
