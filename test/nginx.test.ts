import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedImage } from "#lib/model/image.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { serviceOf } from "#lib/model/service.fixture.ts";
import { staticSite } from "#lib/model/static-site.ts";
import { type Files, installedNginx, type Site, serve } from "./nginx.ts";

const nginx = installedNginx();
const isRequired = process.env.CI === "true";

const page = "<title>A single-page application</title>";
const script = "console.log('long enough to be worth compressing');".repeat(100);
const html = {
  "index.html": page,
  "robots.txt": "User-agent: *",
  "assets/index-BPx3kQ9a.js": script,
  "assets/logo.svg": "<svg/>",
};

const gateway = serviceOf("gateway", { port: 3000 });
const { files } = staticSite("web", {
  image: fixedImage("web", "docker.io/example/web:1.2.3"),
  replicas: 1,
  cpu: millicores(50),
  memory: mebibytes(64),
  proxies: { "/api": gateway },
  metrics: true,
});

/** The site's files with another address for the service that it passes a path on to. */
function configuration(address: string): { server: string; locations: Files } {
  const contents = (folder: string): [string, string][] =>
    Object.entries(files)
      .filter(([path]) => path.startsWith(folder))
      .map(([, { name, content }]) => [name, content.replace(gateway.url, address)]);
  const [[, server = ""] = []] = contents("/etc/nginx/conf.d/");
  return { server, locations: Object.fromEntries(contents("/etc/nginx/locations/")) };
}

const immutable = "public, max-age=31536000, immutable";

if (nginx === undefined && !isRequired) console.warn("nginx is not installed: nginx.test.ts is skipped");

describe.skipIf(nginx === undefined && !isRequired)("the nginx configuration of static sites", () => {
  let site: Site;
  const behind = createServer((request, response) => {
    const { host, "x-forwarded-for": client, "x-forwarded-proto": scheme } = request.headers;
    response.setHeader("Cache-Control", "max-age=300");
    response.end(JSON.stringify({ path: request.url, host, client, scheme }));
  });

  beforeAll(async () => {
    if (nginx === undefined) throw new Error("nginx is not installed; run apt-get install nginx");
    await once(behind.listen(0, "127.0.0.1"), "listening");
    const address = behind.address();
    const port = typeof address === "object" ? address?.port : undefined;
    site = await serve(nginx, { ...configuration(`http://127.0.0.1:${port}`), html });
  });

  afterAll(async () => {
    await site?.stop();
    behind.close();
  });

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

  it("tells monitors that it is well, without the page", async () => {
    const { status, headers, body } = await site.get("/health");
    expect({ status, body, type: headers["content-type"] }).toEqual({
      status: 200,
      body: "ok\n",
      type: "text/plain",
    });
  });

  it("shows its state to nobody but the exporter beside it", async () => {
    expect((await site.get("/nginx-status")).status).toBe(403);
  });

  it("passes a path on with its query, host and client", async () => {
    const { body } = await site.get("/api/expenses?month=7", {
      host: "app.example.com",
      "x-forwarded-for": "203.0.113.7",
      "x-forwarded-proto": "https",
    });
    expect(JSON.parse(body)).toEqual({
      path: "/api/expenses?month=7",
      host: "app.example.com",
      client: "203.0.113.7, unix:",
      scheme: "https",
    });
  });

  it("leaves it to the answering side what may be kept", async () => {
    const { headers } = await site.get("/api/expenses");
    expect(headers).toMatchObject({ "cache-control": "max-age=300", "x-content-type-options": "nosniff" });
  });

  it("answers a path beside the one that is passed on itself", async () => {
    expect((await site.get("/apis")).body).toBe(page);
  });
});
