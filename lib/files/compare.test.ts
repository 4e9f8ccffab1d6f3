import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareFiles } from "./compare.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "compare-"));
  mkdirSync(join(root, "generated/c/u"), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

const put = (path: string, content: string) => writeFileSync(join(root, path), content);

describe("compareFiles", () => {
  it("tells changed, missing, orphaned and unchanged files apart", () => {
    put("generated/c/u/same.yaml", "a: ä\n");
    put("generated/c/u/other.yaml", "a: 1\n");
    put("generated/c/u/.left.tmp", "");
    put("README.md", "");
    const files = [
      { path: "generated/c/u/same.yaml", content: "a: ä\n" },
      { path: "generated/c/u/other.yaml", content: "a: 2\n" },
      { path: "generated/c/v/new.yaml", content: "" },
    ];
    expect(compareFiles(root, files)).toEqual({
      changed: ["generated/c/u/other.yaml"],
      missing: ["generated/c/v/new.yaml"],
      orphan: ["generated/c/u/.left.tmp"],
      unchanged: ["generated/c/u/same.yaml"],
      obstacles: [],
    });
  });

  it("takes a missing folder for an empty one", () => {
    rmSync(join(root, "generated"), { recursive: true });
    expect(compareFiles(root, [{ path: "generated/a.yaml", content: "" }]).missing).toEqual([
      "generated/a.yaml",
    ]);
  });

  it("compares bytes, not what they decode to", () => {
    writeFileSync(join(root, "generated/a"), Buffer.from([0xff]));
    expect(compareFiles(root, [{ path: "generated/a", content: "\ufffd" }]).changed).toEqual(["generated/a"]);
  });

  it.each([
    [
      "a symbolic link",
      () => symlinkSync("/etc/hosts", join(root, "generated/c/link")),
      "generated/c/link",
      "is a symbolic link where a file or folder belongs",
    ],
    [
      "a symbolic link to a folder",
      () => symlinkSync(tmpdir(), join(root, "generated/c/link")),
      "generated/c/link",
      "is a symbolic link where a file or folder belongs",
    ],
    [
      "a symbolic link where a file belongs",
      () => symlinkSync("/etc/hosts", join(root, "generated/c/u/a.yaml")),
      "generated/c/u/a.yaml",
      "is a symbolic link where a file belongs",
    ],
    [
      "a pipe",
      () => execFileSync("mkfifo", [join(root, "generated/c/pipe")]),
      "generated/c/pipe",
      "is a special file where a file or folder belongs",
    ],
    [
      "a folder where a file belongs",
      () => mkdirSync(join(root, "generated/c/u/a.yaml")),
      "generated/c/u/a.yaml",
      "is a folder where a file belongs",
    ],
    [
      "a file where a folder belongs",
      () => {
        rmSync(join(root, "generated/c/u"), { recursive: true });
        put("generated/c/u", "");
      },
      "generated/c/u",
      "is a file where a folder belongs",
    ],
    [
      "a link in place of generated/",
      () => {
        rmSync(join(root, "generated"), { recursive: true });
        symlinkSync(tmpdir(), join(root, "generated"));
      },
      "generated",
      "is a symbolic link where a folder belongs",
    ],
  ])("reports %s", (_, prepare, path, message) => {
    prepare();
    expect(compareFiles(root, [{ path: "generated/c/u/a.yaml", content: "" }]).obstacles).toEqual([
      { path, message, fix: "remove it" },
    ]);
  });

  it.each([
    "generated/../a",
    "generated/a/../../b",
    "generated",
    "generated/",
    "other/a",
    "/generated/a",
    "generated/./a",
    "generated\\a",
    "generated/a\\..\\b",
    "generated//a",
  ])("reports the path %s, which lies outside", (path) => {
    expect(compareFiles(root, [{ path, content: "" }]).obstacles).toEqual([
      { path, message: "lies outside of generated/", fix: "nothing else may be written" },
    ]);
  });

  it("reports a path that is asked for twice", () => {
    const file = { path: "generated/a.yaml", content: "" };
    expect(compareFiles(root, [file, file]).obstacles).toEqual([
      { path: "generated/a.yaml", message: "is asked for twice", fix: "remove one of the two" },
    ]);
  });

  it("reports a path that is asked for as a file and as a folder", () => {
    const paths = ["generated/a/b/c.yaml", "generated/a"];
    expect(
      compareFiles(
        root,
        paths.map((path) => ({ path, content: "" })),
      ).obstacles,
    ).toEqual([
      {
        path: "generated/a",
        message: "is asked for as a file and as a folder",
        fix: "rename one of the two",
      },
    ]);
  });
});
