import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { configFile } from "./config-file.ts";
import { DefinitionError } from "./problem.ts";
import { refusedBy } from "./refusals.fixture.ts";

let folder: string;
let definition: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "config file #1 %41 "));
  definition = pathToFileURL(join(folder, "index.ts")).href;
});

afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);

it("reads a file beside the definition, under its own name", () => {
  put("nginx.conf", "listen 80; # ä\n");
  expect(configFile("nginx.conf", definition)).toEqual({ name: "nginx.conf", content: "listen 80; # ä\n" });
  expect(configFile("../nginx.conf", pathToFileURL(join(folder, "sub/index.ts")).href).name).toBe(
    "nginx.conf",
  );
});

it("reads the same from a checkout with Windows line ends", () => {
  put("nginx.conf", "a\r\nb\r\n");
  expect(configFile("nginx.conf", definition).content).toBe("a\nb\n");
});

it.each(["missing.conf", ".", "missing/nginx.conf"])("refuses %s, which cannot be read", (path) => {
  expect(refusedBy(() => configFile(path, definition)).at(-1)).toBe(
    `config file "${path}" cannot be read beside the definition; create it or correct the path`,
  );
});

it.each([
  ["a byte that is not UTF-8", [0x61, 0xff]],
  ["a null character", [0x61, 0x00]],
])("refuses %s", (_, bytes) => {
  put("data.bin", Uint8Array.from(bytes));
  expect(() => configFile("data.bin", definition)).toThrow(
    new DefinitionError('config file "data.bin" is not UTF-8 text; put binary files into the image'),
  );
});

it("leaves room in the ConfigMap for its metadata", () => {
  put("large.txt", "x".repeat(1020 * 1024));
  expect(configFile("large.txt", definition).content).toHaveLength(1_044_480);
});

it("refuses a file that no ConfigMap holds, counted in bytes", () => {
  put("large.txt", "ä".repeat(512 * 1024));
  expect(() => configFile("large.txt", definition)).toThrow(
    new DefinitionError(
      'config file "large.txt" has 1048576 bytes; a ConfigMap holds at most 1 MiB: put it into the image',
    ),
  );
});

it("refuses a name that no key of a ConfigMap has", () => {
  put("my #1.conf", "");
  expect(() => configFile("my #1.conf", definition)).toThrow(
    new DefinitionError(
      'ConfigMap of config file "my #1.conf" has key "my #1.conf"; use letters, digits, "-", "_" and ".", not starting with ".."',
    ),
  );
});
