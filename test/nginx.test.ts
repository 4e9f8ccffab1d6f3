import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot } from "#scripts/repository.ts";
import { installedNginx, type Site, serve } from "./nginx.ts";

const nginx = installedNginx();
const isRequired = process.env.CI === "true";

const page = "<title>A single-page application</title>";
const script = "console.log('long enough to be worth compressing');".repeat(100);
const files = {
  "index.html": page,
  "robots.txt": "User-agent: *",
  "assets/index-BPx3kQ9a.js": script,
  "assets/logo.svg": "<svg/>",
};

const immutable = "public, max-age=31536000, immutable";

if (nginx === undefined && !isRequired) console.warn("nginx is not installed: nginx.test.ts is skipped");

describe.skipIf(nginx === undefined && !isRequired)("the nginx configuration of static sites", () => {
  let site: Site;

  beforeAll(async () => {
    if (nginx === undefined) throw new Error("nginx is not installed; run apt-get install nginx");
    const server = readFileSync(join(repositoryRoot, "lib/model/nginx/default.conf"), "utf8");
    site = await serve(nginx, server, files);
  });

  afterAll(() => site?.stop());

  it("is accepted by nginx without a warning", () => {
    const lines = site.verdict.trim().split("\n");
    expect(lines.map((line) => line.replace(/^nginx: |\S+nginx\.conf/g, ""))).toEqual([
      "the configuration file  syntax is ok",
      "configuration file  test is successful",
    ]);
  });

  it("lets assets with a hash in their name be kept for ever", async () => {
    const { status, headers, body } = await site.get("/assets/index-BPx3kQ9a.js");
    expect({ status, body, cache: headers["cache-control"] }).toEqual({
      status: 200,
      body: script,
      cache: immutable,
    });
  });

  it.each(["/", "/index.html", "/movies/7", "/movies/7?tab=cast", "/movies/"])(
    "answers %s with a page that is never kept",
    async (path) => {
      const { status, headers, body } = await site.get(path);
      expect({ status, body, type: headers["content-type"], cache: headers["cache-control"] }).toEqual({
        status: 200,
        body: page,
        type: "text/html",
        cache: "no-store",
      });
    },
  );

  it.each(["/robots.txt", "/assets/logo.svg"])(
    "lets %s be kept only if it is asked for again",
    async (path) => {
      const { status, headers } = await site.get(path);
      expect({ status, cache: headers["cache-control"] }).toEqual({ status: 200, cache: "no-cache" });
      const again = await site.get(path, { "if-none-match": String(headers.etag) });
      expect(again.status).toBe(304);
    },
  );

  it("answers a missing asset with 404, which nobody may keep as long as the asset", async () => {
    const { status, headers, body } = await site.get("/assets/index-00000000.js");
    expect(status).toBe(404);
    expect(headers["cache-control"]).toBeUndefined();
    expect(body).not.toContain(page);
  });

  it("compresses scripts for those who accept it, and tells caches so", async () => {
    const path = "/assets/index-BPx3kQ9a.js";
    const compressed = await site.get(path, { "accept-encoding": "gzip" });
    expect(compressed.headers).toMatchObject({ "content-encoding": "gzip", vary: "Accept-Encoding" });
    expect(compressed.body).toBe(script);
    const plain = await site.get(path);
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(plain.headers.vary).toBe("Accept-Encoding");
  });

  it("compresses for those who come through a proxy too", async () => {
    const headers = { "accept-encoding": "gzip", via: "1.1 load-balancer" };
    const answer = await site.get("/assets/index-BPx3kQ9a.js", headers);
    expect(answer.headers["content-encoding"]).toBe("gzip");
  });

  it.each(["/", "/movies/7", "/assets/logo.svg", "/assets/index-BPx3kQ9a.js", "/assets/missing.js"])(
    "sends the security headers with %s, and not its version",
    async (path) => {
      const { headers } = await site.get(path);
      expect(headers).toMatchObject({
        server: "nginx",
        "x-content-type-options": "nosniff",
        "x-frame-options": "SAMEORIGIN",
        "referrer-policy": "strict-origin-when-cross-origin",
      });
    },
  );
});
