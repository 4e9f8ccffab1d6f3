import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Installation, installKubeconform } from "./install.ts";

const name = "kubeconform-test.tar.gz";
const cure =
  "Allow access to github.com (NODE_USE_ENV_PROXY=1 makes Node use the proxy of the environment), install Go, or put the executable at that path";

let folder: string;
let server: Server;
let location: string;
let archive: Buffer;
let requests: string[];
let executable: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "kubeconform-"));
  executable = join(folder, "cache", "kubeconform");
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "kubeconform"), "from the archive");
  execFileSync("tar", ["-czf", name, "kubeconform"], { cwd: folder });
  archive = readFileSync(join(folder, name));
  requests = [];
  server = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.end(archive);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  location = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});

afterEach(() => {
  vi.unstubAllEnvs();
  server.close();
  rmSync(folder, { recursive: true });
});

function installation(sha256 = createHash("sha256").update(archive).digest("hex")): Installation {
  return { location, archive: { name, sha256 }, executable };
}

/** Puts a Go on the PATH, alone with what it needs, or leaves the PATH without one. */
function installGo(script?: string): void {
  if (script !== undefined) {
    writeFileSync(join(folder, "bin", "go"), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, "bin", "go"), 0o755);
  }
  vi.stubEnv("PATH", join(folder, "bin"));
}

async function messageOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "",
    (error: Error) => error.message,
  );
}

describe("installKubeconform", () => {
  it("uses what is in the cache", async () => {
    mkdirSync(join(folder, "cache"));
    writeFileSync(executable, "cached");
    expect(await installKubeconform(installation())).toBe(executable);
    expect(readFileSync(executable, "utf8")).toBe("cached");
    expect(requests).toEqual([]);
  });

  it("unpacks the archive of the release and leaves nothing else behind", async () => {
    await installKubeconform(installation());
    expect(requests).toEqual([`/${name}`]);
    expect(readFileSync(executable, "utf8")).toBe("from the archive");
    expect(readdirSync(join(folder, "cache"))).toEqual(["kubeconform"]);
  });

  it("installs once when several run at the same time", async () => {
    await Promise.all([1, 2, 3].map(() => installKubeconform(installation())));
    expect(readdirSync(join(folder, "cache"))).toEqual(["kubeconform"]);
  });

  it("refuses an archive with another checksum", async () => {
    installGo();
    const pinned = "0".repeat(64);
    const actual = createHash("sha256").update(archive).digest("hex");
    expect(await messageOf(installKubeconform(installation(pinned)))).toBe(
      `kubeconform 0.8.0 is not at ${executable} and could not be installed: download of ${location}/${name} failed: SHA-256 of ${name} is ${actual}, but ${pinned} is pinned; Go is not installed. ${cure}`,
    );
    expect(readdirSync(join(folder, "cache"))).toEqual([]);
  });

  it("builds with Go where the release cannot be reached", async () => {
    server.close();
    installGo('echo "$1 $2" > "$GOBIN/kubeconform"');
    await installKubeconform(installation());
    expect(readFileSync(executable, "utf8")).toBe(
      "install github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0\n",
    );
  });

  it("says what it tried where there is neither a pinned archive nor Go", async () => {
    installGo();
    expect(await messageOf(installKubeconform({ location, archive: undefined, executable }))).toBe(
      `kubeconform 0.8.0 is not at ${executable} and could not be installed: no release archive is pinned for this platform; Go is not installed. ${cure}`,
    );
  });

  it("says why Go could not build it", async () => {
    installGo("echo 'go: downloading' >&2\necho 'go: no such host' >&2\nexit 1");
    expect(await messageOf(installKubeconform({ location, archive: undefined, executable }))).toBe(
      `kubeconform 0.8.0 is not at ${executable} and could not be installed: no release archive is pinned for this platform; go install github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0 failed: go: no such host. ${cure}`,
    );
  });
});
