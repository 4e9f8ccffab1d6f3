import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Finding } from "#lib/checks/finding.ts";
import { changesOfFolder, changesOfRepository } from "./base.ts";
import { readTrees } from "./tree.ts";

/** A repository in a temporary folder. */
interface Repository {
  readonly root: string;
  write(files: Readonly<Record<string, string | null>>): void;
  git(...args: readonly string[]): string;
  commit(message: string): void;
}

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "changes-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function repositoryAt(root: string): Repository {
  const identity = [
    "-c",
    "user.name=Test",
    "-c",
    "user.email=test@example.com",
    "-c",
    "commit.gpgsign=false",
  ];
  const git = (...args: readonly string[]) =>
    execFileSync("git", [...identity, ...args], { cwd: root, encoding: "utf8", stdio: "pipe" });
  return {
    root,
    git,
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        if (content === null) rmSync(join(root, path));
        else writeFileSync(join(root, path), content);
      }
    },
    commit(message) {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
    },
  };
}

const claim = `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
  namespace: shop
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 20Gi
`;

const config = `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: shop
`;

/** A branch `work` that left `main`, with a claim and a ConfigMap in `apps/`. */
function repository(): Repository {
  const made = repositoryAt(temporary());
  made.git("init", "--quiet", "--initial-branch", "main");
  made.write({ "apps/claim.yaml": claim, "apps/config.yaml": config });
  made.commit("Begin");
  made.git("switch", "--quiet", "--create", "work");
  return made;
}

function found(folder: string, base: string): Finding[] {
  return changesOfFolder(folder, base, readTrees(folder).trees, {});
}

function rulesIn(folder: string, base: string): string[] {
  return found(folder, base).map(({ rule }) => rule);
}

describe("a folder against itself at a revision", () => {
  it("loses what a branch deletes, until a commit says so", () => {
    const { root, write, commit } = repository();
    write({ "apps/claim.yaml": null });
    commit("Delete the claim");
    expect(rulesIn(join(root, "apps"), "main")).toEqual(["claim-deletion"]);
    commit("Say so\n\ndestroys: PersistentVolumeClaim shop/data");
    expect(rulesIn(join(root, "apps"), "main")).toEqual([]);
  });

  it("is told of a trailer that matches nothing", () => {
    const { root, commit } = repository();
    commit("Nothing\n\nDestroys: Namespace shop\nReviewed-by: Somebody <somebody@example.com>");
    const [fault, ...rest] = found(join(root, "apps"), "main");
    expect(rest).toEqual([]);
    expect(fault?.message).toMatch(
      /^trailer "Destroys: Namespace shop" of commit [0-9a-f]{7,} matches nothing that this change destroys or replaces$/,
    );
  });

  it("loses nothing by what came to the base since the branch left it", () => {
    const { root, write, git, commit } = repository();
    commit("Work");
    git("switch", "--quiet", "main");
    write({ "apps/more.yaml": claim.replace("name: data", "name: more") });
    commit("More\n\nDestroys: Namespace other");
    git("switch", "--quiet", "work");
    expect(rulesIn(join(root, "apps"), "main")).toEqual([]);
  });

  it("loses what is not committed yet as well", () => {
    const { root, write } = repository();
    write({ "apps/claim.yaml": claim.replace("20Gi", "10Gi") });
    expect(rulesIn(root, "main")).toEqual(["shrinking-volumes"]);
  });

  it("is new where the revision does not have it", () => {
    const { root, write } = repository();
    write({ "new/claim.yaml": claim });
    expect(rulesIn(join(root, "new"), "main")).toEqual([]);
  });

  it("is not read from names that lead elsewhere", () => {
    const { root, write, commit, git } = repository();
    git("branch", 'quote"d');
    write({ 'apps/ä\n"ö.yaml': claim.replace("name: data", "name: odd") });
    commit("Odd names");
    git("branch", "odd");
    write({ 'apps/ä\n"ö.yaml': null });
    expect(found(join(root, "apps"), "odd").map(({ resource }) => resource?.name)).toEqual(["odd"]);
  });
});

describe("two folders", () => {
  it("are compared without any history", () => {
    const [before, after] = [temporary(), temporary()];
    writeFileSync(join(before, "claim.yaml"), claim);
    for (const folder of [before, after]) writeFileSync(join(folder, "config.yaml"), config);
    expect(rulesIn(after, before)).toEqual(["claim-deletion"]);
    expect(rulesIn(before, after)).toEqual([]);
  });

  it("of one history are told by the commits between them", () => {
    const { root, write, git, commit } = repository();
    const tree = join(temporary(), "before");
    git("worktree", "add", "--quiet", tree, "main");
    write({ "apps/claim.yaml": null });
    commit("Delete the claim\n\nDestroys: PersistentVolumeClaim shop/data");
    expect(rulesIn(join(root, "apps"), join(tree, "apps"))).toEqual([]);
  });
});

describe("a base that nothing can be compared with", () => {
  it("is a revision that is not there", () => {
    const { root } = repository();
    expect(() => found(root, "no-such")).toThrow(
      `no-such is no folder and no revision of the repository of ${root}: name a branch, a tag, a commit or a folder, and fetch it if it is a remote one`,
    );
    expect(() => found(root, "--help")).toThrow("--help is no folder and no revision of the repository of");
  });

  it("is one beyond a shallow clone", () => {
    const { root, commit } = repository();
    commit("Work");
    const clone = join(temporary(), "clone");
    execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${root}`, clone]);
    expect(() => found(clone, "HEAD~1")).toThrow(
      `HEAD~1 is no folder and no revision of the repository of ${clone}: this clone is shallow: run git fetch --unshallow, or check out with fetch-depth: 0`,
    );
  });

  it("is one without a common history", () => {
    const { root, git, commit } = repository();
    git("switch", "--quiet", "--orphan", "other");
    commit("Other");
    git("switch", "--quiet", "work");
    expect(() => found(root, "other")).toThrow(
      "other and HEAD have no commit in common: name a revision that this branch comes from",
    );
  });

  it("is any where there is no repository", () => {
    const folder = temporary();
    writeFileSync(join(folder, "config.yaml"), config);
    expect(() => found(folder, "main")).toThrow(
      `main is no folder, and ${folder} lies in no Git repository that could have it as a revision: name a folder`,
    );
    expect(() => changesOfRepository(folder, "main", [])).toThrow(
      `${folder} is no Git repository: clone it, or compare folders with --tree and --base`,
    );
  });
});
