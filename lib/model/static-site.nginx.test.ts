import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedImage } from "./image.ts";
import { mebibytes, millicores } from "./quantity.ts";
import { staticSite } from "./static-site.ts";

const nginx = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx"].find(existsSync);

const site = staticSite("web", {
  image: fixedImage("web", "docker.io/example/web:1.2.3"),
  replicas: 1,
  cpu: millicores(50),
  memory: mebibytes(64),
});

const SCRIPT = `console.log(${JSON.stringify("x".repeat(4096))});`;

/** What the image would hold, and the configuration around ours as the official images have it, in one folder. */
function install(folder: string): string {
  const root = join(folder, "html");
  // Started by root, nginx serves as a user without rights.
  chmodSync(folder, 0o755);
  mkdirSync(join(root, "assets"), { recursive: true });
  writeFileSync(join(root, "index.html"), "<title>Home</title>");
  writeFileSync(join(root, "favicon.svg"), "<svg/>");
  writeFileSync(join(root, "assets/index-BX3kQ9_a.js"), SCRIPT);
  writeFileSync(join(root, "assets/logo.svg"), "<svg/>");
  const ours = (site.files["/etc/nginx/conf.d/default.conf"]?.content ?? "")
    .replace("listen 80;", `listen unix:${join(folder, "socket")};`)
    .replace("/usr/share/nginx/html", root);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((kind) => `${kind}_temp_path ${join(folder, kind)};`)
    .join(" ");
  const configuration = `daemon off; pid ${join(folder, "pid")}; error_log stderr warn; events {}
    http { ${temporary} access_log off; default_type application/octet-stream;
      types { text/html html; application/javascript js; image/svg+xml svg; }
      ${ours} }`;
  const path = join(folder, "nginx.conf");
  writeFileSync(path, configuration);
  return path;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function get(socketPath: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request({ socketPath, path, headers }, async (response) => {
    const chunks = await response.toArray();
    const body = Buffer.concat(chunks).toString("latin1");
    resolve({ status: response.statusCode, headers: response.headers, body });
  });
  sent.on("error", reject).end();
  return promise;
}

describe.skipIf(nginx === undefined)("what nginx makes of the configuration", () => {
  const folder = mkdtempSync(join(tmpdir(), "site-"));
  const ask = (path: string, headers?: Record<string, string>) => get(join(folder, "socket"), path, headers);
  let configuration = "";
  let stop = async () => {};

  beforeAll(async () => {
    configuration = install(folder);
    const server = spawn(nginx ?? "", ["-p", folder, "-e", "stderr", "-c", configuration], {
      stdio: "ignore",
    });
    const exited = once(server, "exit");
    stop = async () => {
      server.kill();
      await exited;
    };
    while (!existsSync(join(folder, "socket")) && server.exitCode === null) await pause(10);
  });

  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });

  it("FC14 is accepted by nginx", () => {
    const test = () =>
      execFileSync(nginx ?? "", ["-t", "-q", "-p", folder, "-e", "stderr", "-c", configuration], {
        stdio: "pipe",
      });
    expect(test).not.toThrow();
  });

  it("FC14 keeps a hashed asset for ever", async () => {
    const { status, headers } = await ask("/assets/index-BX3kQ9_a.js");
    expect([status, headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
  });

  it.each(["/", "/index.html", "/expenses/2024"])(
    "FC14 never keeps index.html, asked for as %s",
    async (path) => {
      const { status, headers, body } = await ask(path);
      expect([status, headers["cache-control"], body]).toEqual([200, "no-store", "<title>Home</title>"]);
    },
  );

  it.each(["/favicon.svg", "/assets/logo.svg"])(
    "has %s, which has no hash, asked for again",
    async (path) => {
      const { status, headers } = await ask(path);
      expect([status, headers["cache-control"]]).toEqual([200, "no-cache"]);
    },
  );

  it("says that an asset is missing, and lets nobody keep that", async () => {
    const { status, headers } = await ask("/assets/index-gone1234.js");
    expect([status, headers["cache-control"]]).toEqual([404, undefined]);
  });

  it("FC14 compresses scripts for those who can read that", async () => {
    const { headers, body } = await ask("/assets/index-BX3kQ9_a.js", { "accept-encoding": "gzip" });
    expect([headers["content-encoding"], headers.vary]).toEqual(["gzip", "Accept-Encoding"]);
    expect(body.length).toBeLessThan(SCRIPT.length / 2);
    expect((await ask("/assets/index-BX3kQ9_a.js")).body).toBe(SCRIPT);
  });

  it("sends the headers that keep browsers careful, with errors too", async () => {
    const careful = {
      "x-content-type-options": "nosniff",
      "x-frame-options": "SAMEORIGIN",
      "referrer-policy": "strict-origin-when-cross-origin",
    };
    expect((await ask("/")).headers).toMatchObject(careful);
    expect((await ask("/assets/gone.js")).headers).toMatchObject(careful);
  });

  it("does not tell its version", async () => {
    expect((await ask("/")).headers.server).toBe("nginx");
  });
});
