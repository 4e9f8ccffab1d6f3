import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/** Paths that this user may not write; tests may run as root, whom no permission stops. */
const forbidden = vi.hoisted(() => new Set<string>());
/** A content that the disk has no room for. */
const tooMuch = vi.hoisted(() => "more than the disk holds\n");

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const accessSync: typeof fs.accessSync = (path, mode) => {
    if (forbidden.has(String(path))) throw Object.assign(new Error("denied"), { code: "EACCES" });
    fs.accessSync(path, mode);
  };
  const writeFileSync: typeof fs.writeFileSync = (path, data, options) => {
    fs.writeFileSync(path, data, options);
    if (data === tooMuch) throw Object.assign(new Error("full"), { code: "ENOSPC" });
  };
  return { ...fs, accessSync, writeFileSync };
});

// Test files share their modules: this one needs its own, on the file system above, and leaves none behind.
vi.resetModules();
const { writeFiles } = await import("./write.ts");
afterAll(() => {
  vi.doUnmock("node:fs");
  vi.resetModules();
});

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "write-"));
});

afterEach(() => {
  forbidden.clear();
  rmSync(root, { recursive: true });
});

const at = (path: string) => join(root, path);
const read = (path: string) => readFileSync(at(path), "utf8");
const tree = () => readdirSync(root, { recursive: true, encoding: "utf8" }).sort();

function put(path: string, content: string): void {
  mkdirSync(join(at(path), ".."), { recursive: true });
  writeFileSync(at(path), content);
}

const files = [
  { path: "generated/c/u/a.yaml", content: "a: 1\n" },
  { path: "generated/c/u/n/b.yaml", content: "b: 1\n" },
];

describe("writeFiles", () => {
  it("writes all files into an empty repository, and nothing the second time", () => {
    expect(writeFiles(root, files)).toEqual({ changed: 0, added: 2, removed: 0, unchanged: 0 });
    expect(read("generated/c/u/n/b.yaml")).toBe("b: 1\n");
    const before = lstatSync(at("generated/c/u/a.yaml"), { bigint: true });
    expect(writeFiles(root, files)).toEqual({ changed: 0, added: 0, removed: 0, unchanged: 2 });
    const after = lstatSync(at("generated/c/u/a.yaml"), { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
  });

  it("replaces what changed and removes what nobody asks for, with folders that become empty", () => {
    put("generated/c/u/a.yaml", "a: 0\n");
    put("generated/c/gone/n/x.yaml", "");
    put("generated/c/u/.0b5f.tmp", "left over");
    mkdirSync(at("generated/empty/inner"), { recursive: true });
    put("kept/x.yaml", "");
    expect(writeFiles(root, files)).toEqual({ changed: 1, added: 1, removed: 2, unchanged: 0 });
    expect(tree()).toEqual([
      "generated",
      "generated/c",
      "generated/c/u",
      "generated/c/u/a.yaml",
      "generated/c/u/n",
      "generated/c/u/n/b.yaml",
      "kept",
      "kept/x.yaml",
    ]);
    expect(read("generated/c/u/a.yaml")).toBe("a: 1\n");
  });

  it("reports the progress of each file it writes or removes", () => {
    put("generated/x", "");
    const calls: [number, number][] = [];
    writeFiles(root, files, (done, total) => calls.push([done, total]));
    expect(calls).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it("writes nothing while there is an obstacle, and names it", () => {
    put("generated/c/u/a.yaml", "a: 0\n");
    put("elsewhere/b.yaml", "kept\n");
    symlinkSync(at("elsewhere"), at("generated/c/u/n"));
    const before = tree();
    expect(() => writeFiles(root, files)).toThrow(
      expect.objectContaining({
        name: "OutputBlocked",
        message:
          "nothing was written:\n  generated/c/u/n is a symbolic link where a folder belongs; remove it",
      }),
    );
    expect(tree()).toEqual(before);
    expect([read("generated/c/u/a.yaml"), read("elsewhere/b.yaml")]).toEqual(["a: 0\n", "kept\n"]);
  });

  it.each([
    ["a file to be replaced", "generated/c/u/a.yaml"],
    ["a file to be removed", "generated/c/gone/x.yaml"],
    ["the folder of a new file", "generated/c/u"],
    ["the folder of a file to be removed", "generated/c/gone"],
  ])("writes nothing while %s is read-only", (_, path) => {
    put("generated/c/u/a.yaml", "a: 0\n");
    put("generated/c/gone/x.yaml", "");
    forbidden.add(at(path));
    const before = tree();
    expect(() => writeFiles(root, files)).toThrow(
      `nothing was written:\n  ${path} cannot be used (EACCES); check its owner, its permissions and the disk`,
    );
    expect(tree()).toEqual(before);
    expect(read("generated/c/u/a.yaml")).toBe("a: 0\n");
  });

  it("does not mind a read-only file that it leaves alone", () => {
    writeFiles(root, files);
    forbidden.add(at("generated/c/u/a.yaml"));
    expect(writeFiles(root, files).unchanged).toBe(2);
  });

  it("takes back what it prepared when the disk is full before the last file", () => {
    put("generated/c/u/a.yaml", "a: 0\n");
    const last = { path: "generated/c/v/c.yaml", content: tooMuch };
    expect(() => writeFiles(root, [...files, last])).toThrow(
      "nothing was written:\n  generated/c/v/c.yaml cannot be used (ENOSPC); check its owner, its permissions and the disk",
    );
    expect(tree()).toEqual(["generated", "generated/c", "generated/c/u", "generated/c/u/a.yaml"]);
    expect(read("generated/c/u/a.yaml")).toBe("a: 0\n");
  });

  it("removes everything but generated/ itself when no file is asked for", () => {
    writeFiles(root, files);
    expect(writeFiles(root, [])).toEqual({ changed: 0, added: 0, removed: 2, unchanged: 0 });
    expect(existsSync(at("generated/c"))).toBe(false);
  });
});
