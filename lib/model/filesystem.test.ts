import { describe, expect, it } from "vitest";
import { checkFiles, checkWritable } from "./filesystem.ts";
import { DefinitionError } from "./problem.ts";
import { refusedBy } from "./refusals.fixture.ts";

const file = { name: "nginx.conf", content: "" };
const wrong = ["", "/", "relative", "./a", "/a/", "/a//b", "/a/../b", "/a/./b", "/..", "/a:b"];

describe("checkFiles", () => {
  it("takes files at absolute paths", () => {
    const files = { "/etc/nginx/nginx.conf": file, "/etc/.hidden": { name: "other", content: "" } };
    expect(() => checkFiles(files, "web")).not.toThrow();
  });

  it.each(wrong)("refuses a file at %j", (path) => {
    expect(() => checkFiles({ [path]: file }, "web")).toThrow(
      new DefinitionError(
        `workload web has a file at "${path}"; give an absolute path with the file's name, without ":" and segments "." and ".."`,
      ),
    );
  });

  it("refuses two files of one name, once", () => {
    expect(refusedBy(() => checkFiles({ "/a/x": file, "/b/x": file }, "web"))).toEqual([
      "workload web has two files named nginx.conf; rename one: they share a ConfigMap",
    ]);
  });
});

describe("checkWritable", () => {
  it("takes absolute paths", () => {
    expect(() => checkWritable(["/tmp", "/var/cache/nginx"], "web")).not.toThrow();
  });

  it.each(wrong)("refuses %j", (path) => {
    expect(() => checkWritable([path], "web")).toThrow(
      new DefinitionError(
        `workload web writes to "${path}"; give an absolute path without a trailing "/", ":" and segments "." and ".."`,
      ),
    );
  });

  it("refuses a path that is listed twice, once", () => {
    expect(refusedBy(() => checkWritable(["/tmp", "/tmp"], "web"))).toEqual([
      "workload web lists writable path /tmp twice; list it once",
    ]);
  });
});
