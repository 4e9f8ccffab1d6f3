import { expect, it } from "vitest";
import { fixedImage } from "./image.ts";
import { mebibytes, millicores } from "./quantity.ts";
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

it("has its configuration where nginx reads it: that of a single-page application, or its own", () => {
  const path = "/etc/nginx/conf.d/default.conf";
  expect(site.files[path]?.content).toContain("try_files $uri $uri/ /index.html;");
  const configuration = { name: "site.conf", content: "server {}" };
  expect(staticSite("web", { ...small, configuration }).files).toEqual({ [path]: configuration });
});
