import { expect, it } from "vitest";
import { run } from "./process.fixture.ts";
import { repositoryRoot } from "./repository.ts";

const commands = ["bring-up", "tear-down", "update-dns", "status"];

/** A machine without any program. */
const bare = { PATH: "" };

it.each([...commands, "drill"])("%s explains itself", (command) => {
  const { status, stdout } = run(repositoryRoot, command, ["--help"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(new RegExp(`^Usage: ${command} `));
});

it.each(["bring-up"])("%s exits with 2 without a cluster", (command) => {
  const { status, stderr } = run(repositoryRoot, command);
  expect(status).toBe(2);
  expect(stderr).toContain("error: missing required argument 'cluster'");
});

it.each(["bring-up"])("%s refuses a cluster that there is not", (command) => {
  const { status, stderr } = run(repositoryRoot, command, ["nowhere"]);
  expect(status).toBe(1);
  expect(stderr).toContain(
    'there is no cluster "nowhere"; choose one of durga-puja-eks, fastapi-app-cluster,',
  );
});

it.each(["bring-up", "tear-down"])(
  "ET10: %s --dry-run prints every step on a machine without any program",
  (command) => {
    const { status, stdout, stderr } = run(
      repositoryRoot,
      command,
      ["gitops-delivery-cluster", "--dry-run"],
      bare,
    );
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      new RegExp(`^${command} gitops-delivery-cluster: \\d+ steps, nothing of which is run\n1\\. `),
    );
  },
);

it("ET10: update-dns leaves records alone that external-dns owns", () => {
  const { status, stderr } = run(repositoryRoot, "update-dns", ["gitops-delivery-cluster", "--dry-run"]);
  expect(status).toBe(1);
  expect(stderr).toContain("unit external-dns owns the records of cluster gitops-delivery-cluster");
});

it("ET10: tear-down of production wants its name where the command is written", () => {
  const { status, stderr } = run(repositoryRoot, "tear-down", ["filmcastpro"], bare);
  expect(status).toBe(1);
  expect(stderr).toBe(
    "cluster filmcastpro is production; to destroy it, run npm run tear-down -- filmcastpro --yes-destroy filmcastpro\n",
  );
});

it("tear-down touches nothing when another name is given, or nobody can be asked", () => {
  const wrong = run(repositoryRoot, "tear-down", ["filmcastpro", "--yes-destroy", "filmcastpr"], bare);
  expect([wrong.status, wrong.stderr]).toEqual([1, '"filmcastpr" is not filmcastpro; nothing was touched\n']);
  const unattended = run(repositoryRoot, "tear-down", ["scalable-app-dev"], bare);
  expect([unattended.status, unattended.stderr]).toEqual([
    1,
    "nobody is there to type the name; to destroy it, run npm run tear-down -- scalable-app-dev --yes-destroy scalable-app-dev\n",
  ]);
});

it("bring-up wants --yes where nobody can read Terraform's plan", () => {
  const { status, stderr } = run(repositoryRoot, "bring-up", ["filmcastpro"], bare);
  expect([status, stderr]).toEqual([
    1,
    "nobody is there to read Terraform's plan; run it in a terminal, or with --yes\n",
  ]);
});
