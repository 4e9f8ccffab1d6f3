import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { changesOfRepository } from "#lib/files/base.ts";
import { readTrees } from "#lib/files/tree.ts";
import { repositoryRoot } from "#scripts/repository.ts";

const cluster = "generated/gitops-delivery-cluster";
const unit = `${cluster}/expense-tracker`;

/** A repository with what one cluster syncs, on a branch that left `main`. */
function branch() {
  const root = mkdtempSync(join(tmpdir(), "branch-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const identity = [
    "-c",
    "user.name=Test",
    "-c",
    "user.email=test@example.com",
    "-c",
    "commit.gpgsign=false",
  ];
  const git = (...args: readonly string[]) => execFileSync("git", [...identity, ...args], { cwd: root });
  const commit = (message: string) => {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", message);
  };
  cpSync(join(repositoryRoot, cluster), join(root, cluster), { recursive: true });
  git("init", "--quiet", "--initial-branch", "main");
  commit("Begin");
  git("switch", "--quiet", "--create", "work");
  const edit = (file: string, from: string | RegExp, to: string, moved = file) => {
    const text = readFileSync(join(root, unit, file), "utf8");
    rmSync(join(root, unit, file));
    writeFileSync(join(root, unit, moved), text.replaceAll(from, to));
  };
  const find = () =>
    changesOfRepository(root, "main", readTrees(join(root, cluster)).trees)
      .map(({ rule, message }) => `${rule}: ${message}`)
      .sort();
  return { root, commit, edit, find };
}

it("a branch that deletes a database's claim, renames a Deployment and changes a selector says what would be lost", () => {
  const { root, commit, edit, find } = branch();
  rmSync(join(root, unit, "persistentvolumeclaim-postgres-data.yaml"));
  edit("deployment-backend.yaml", /^ {2}name: backend$/gm, "  name: server", "deployment-server.yaml");
  edit("deployment-frontend.yaml", "app.kubernetes.io/name: frontend", "app.kubernetes.io/name: web");
  commit("Clean up");
  expect(find()).toEqual([
    "claim-deletion: it is gone from Git and stays behind in the cluster, where Prune=false keeps it: its data belongs to nobody, and a cluster that is built anew does not have it; StatefulSet postgres still mounts it",
    "immutable-selectors: spec.selector changes from app.kubernetes.io/name=frontend to app.kubernetes.io/name=web: the API server refuses that, so that every sync of Application expense-tracker fails until it is deleted by hand: all of its pods stop at once",
    "renames: it becomes server, which to Kubernetes is another object: the old pods stop without waiting for the new ones to be ready",
  ]);

  commit(`Say so

Destroys: PersistentVolumeClaim expense-tracker/postgres-data
Replaces: Deployment expense-tracker/backend
Replaces: gitops-delivery-cluster: Deployment expense-tracker/frontend`);
  expect(find()).toEqual([]);

  commit("Say too much\n\nDestroys: Namespace expense-tracker");
  expect(find()).toEqual([
    expect.stringMatching(
      /^trailers: trailer "Destroys: Namespace expense-tracker" of commit [0-9a-f]+ matches nothing that this change destroys or replaces$/,
    ),
  ]);
});

it("a branch that changes what may be changed destroys nothing", () => {
  const { commit, edit, find } = branch();
  edit("statefulset-postgres.yaml", "postgres:15.18", "postgres:15.19");
  edit("deployment-backend.yaml", /memory: \d+Mi/g, "memory: 512Mi");
  edit("persistentvolumeclaim-postgres-data.yaml", "storage: 20Gi", "storage: 40Gi");
  edit("horizontalpodautoscaler-backend.yaml", /maxReplicas: \d+/g, "maxReplicas: 9");
  edit("configmap-backend.yaml", /^data:$/gm, 'data:\n  ADDED: "yes"');
  commit("Change this and that");
  expect(find()).toEqual([]);
});
