import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import filmcastpro from "#infra/clusters/filmcastpro/cluster.ts";
import { appOfAppsOf } from "#lib/operate/app-of-apps.ts";
import { type FakePrograms, fakePrograms } from "#lib/operate/fake-programs.fixture.ts";
import { targetOf } from "#lib/operate/target.ts";
import { tearDown } from "#lib/operate/tear-down.ts";
import { clone, run } from "#scripts/process.fixture.ts";
import { repositoryRoot } from "#scripts/repository.ts";
import { renderedTrees } from "./rendered.ts";

const cluster = "filmcastpro";
const account = "008099619893";

const cases = (answers: Readonly<Record<string, string>>) =>
  `case "$*" in\n${Object.entries(answers)
    .map(([pattern, script]) => `${pattern.replaceAll(" ", "\\ ")}) ${script} ;;`)
    .join("\n")}\nesac`;

const items = (some: readonly object[]) => `echo '${JSON.stringify({ items: some })}'`;
const ready = { status: { conditions: [{ type: "Ready", status: "True" }] } };

/** Programs for an account in which the cluster exists while there is a file `built`. */
function programs(applications: readonly string[]): FakePrograms {
  const fine = applications.map((name) => ({
    metadata: { name },
    status: { sync: { status: "Synced" }, health: { status: "Healthy" } },
  }));
  return fakePrograms({
    git: "exit 0",
    grep: "exit 1",
    helm: cases({ "version*": "echo v3.19.0", "template*": "echo kind: List" }),
    aws: cases({
      "--version": "echo aws-cli/2.31.0",
      "configure*": "echo '    region    us-east-1    env    AWS_REGION'",
      "sts*": `echo '{"Account": "${account}"}'`,
      "eks describe-cluster*":
        "[ -e built ] && echo ACTIVE || { echo ResourceNotFoundException >&2; exit 254; }",
      "ec2 describe-vpcs*": "[ -e built ] && echo vpc-1 || echo None",
      "*get-resources*": `echo '{"ResourceTagMappingList": []}'`,
      "*describe-*": "echo '[]'",
    }),
    terraform: cases({
      "version*": `echo '{"terraform_version": "1.14.0"}'`,
      "*state list":
        "[ -e built ] && echo module.cluster.module.eks.aws_eks_cluster.this[0] || { echo No state file was found >&2; exit 1; }",
      "*apply*":
        "echo > built; [ ! -e slow ] || { trap 'echo told >> told; exit 1' INT; echo > begun; while :; do /bin/sleep 0.05; done; }",
      "*destroy*": "/bin/rm -f built",
      "*output*": "echo '{}'",
    }),
    kubectl: cases({
      "version*": `echo '{"clientVersion": {"gitVersion": "v1.36.1"}}'`,
      "*wait*": "[ ! -e broken ] || { echo 'error: timed out waiting for the condition' >&2; exit 1; }",
      "*get nodes*": items([ready, ready]),
      "*get applications.argoproj.io argo-cd": "exit 1",
      "*get applications.argoproj.io*": items(fine),
      "*customresourcedefinitions*": "echo crd/applications",
      "*-o json": items([]),
    }),
  });
}

/** What changes something among the calls, without its arguments. */
const changes = (calls: readonly string[]) =>
  calls.flatMap(
    (call) => /^\w+.* (init|apply|destroy|delete|wait|update-kubeconfig)\b/.exec(call)?.[1] ?? [],
  );

describe("bring-up and tear-down, with programs that only pretend", () => {
  let root: string;
  let applications: readonly string[];

  beforeAll(async () => {
    const tree = (await renderedTrees()).find((one) => one.cluster === cluster);
    if (tree === undefined) throw new Error(`there is no cluster ${cluster}`);
    applications = ["root", ...appOfAppsOf(tree).applications.map(({ name }) => name)];
  });

  /** A copy of the repository that has an address of its own. */
  function copy(): string {
    const copied = clone();
    const file = join(copied, "infra/repository.ts");
    writeFileSync(file, readFileSync(file, "utf8").replace("git.example.com", "git.shop.io"));
    expect(run(copied, "generate").status).toBe(0);
    return copied;
  }

  const bringUp = (fakes: FakePrograms) => run(root, "bring-up", [cluster, "--yes"], { PATH: fakes.folder });
  const takeDown = (fakes: FakePrograms) =>
    run(root, "tear-down", [cluster, "--yes-destroy", cluster], { PATH: fakes.folder });

  it("ET10 FC17: run from nothing to healthy and back to nothing, each twice, and resume after a failure", () => {
    root = copy();
    const fakes = programs(applications);
    writeFileSync(join(fakes.folder, "broken"), "");
    const broken = bringUp(fakes);
    expect(broken.status).toBe(1);
    expect(broken.stderr).toMatch(/^bring-up filmcastpro stopped at step \d+ of \d+: Argo CD runs$/m);
    expect(broken.stderr).toContain("\nto go on: ");
    expect(broken.stderr.trimEnd()).toMatch(/; then npm run bring-up -- filmcastpro --yes$/);

    rmSync(join(fakes.folder, "broken"));
    const before = fakes.calls().length;
    expect(bringUp(fakes)).toMatchObject({ status: 0, stderr: "" });
    const order = ["init", "apply", "update-kubeconfig", "apply", "apply", "wait", "apply"];
    expect(changes(fakes.calls().slice(before))).toEqual(order);
    expect(bringUp(fakes).status).toBe(0);

    const up = fakes.calls().length;
    expect(takeDown(fakes)).toMatchObject({ status: 0, stderr: "" });
    const down = fakes.calls().slice(up);
    expect(changes(down).filter((change) => change !== "delete")).toEqual([
      "init",
      "update-kubeconfig",
      "destroy",
    ]);
    const removed = down.flatMap(
      (call) => /delete applications\.argoproj\.io (.*?) --/.exec(call)?.[1] ?? [],
    );
    expect(removed).toEqual(["root", "filmcastpro", "metrics-server"]);

    const gone = fakes.calls().length;
    expect(takeDown(fakes)).toMatchObject({ status: 0, stderr: "" });
    expect(changes(fakes.calls().slice(gone))).toEqual(["init", "destroy"]);
  });

  it("end after Ctrl-C in the same message, and end what they started", async () => {
    root = copy();
    const fakes = programs(applications);
    writeFileSync(join(fakes.folder, "slow"), "");
    const child = spawn(process.execPath, [join(root, "scripts/bring-up.ts"), cluster, "--yes"], {
      env: { ...process.env, PATH: fakes.folder },
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    while (child.exitCode === null && !existsSync(join(fakes.folder, "begun"))) await setTimeout(20);
    child.kill("SIGINT");
    expect(await once(child, "close")).toEqual([1, null]);
    expect(said).toContain(": Terraform has built the cluster\n  interrupted\ndone:\n");
    expect(fakes.read("told")).toBe("told\n");
  });

  it("touch nothing on a machine that lacks a program, or in another account", () => {
    root = repositoryRoot;
    const fakes = programs(applications);
    rmSync(join(fakes.folder, "helm"));
    expect(bringUp(fakes).stderr).toContain("  helm is not on the PATH\n");
    const other = programs(applications);
    writeFileSync(
      join(other.folder, "aws"),
      readFileSync(join(other.folder, "aws"), "utf8").replace(account, "1"),
    );
    expect(takeDown(other).stderr).toContain(
      `  the credentials are of account 1, but cluster ${cluster} is in account ${account}\n`,
    );
    expect(changes([...fakes.calls(), ...other.calls()])).toEqual([]);
  });
});

describe("what Terraform refuses to destroy", () => {
  const folder = join(repositoryRoot, "infra/modules/cluster");
  const source = readdirSync(folder)
    .filter((name) => name.endsWith(".tf"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  const addresses = source
    .split(/^(?=\w)/m)
    .filter((block) => block.includes("prevent_destroy = true"))
    .map((block) => /^resource "(\w+)" "(\w+)"/.exec(block)?.slice(1).join("."));

  it("ET10: leaves its state before the cluster is destroyed, and nothing else does", async () => {
    const [tree] = await renderedTrees();
    if (tree === undefined) throw new Error("there are no clusters");
    const { steps } = tearDown(targetOf(filmcastpro, tree, undefined), { approve: false });
    const grep = steps.find((step) => step.kind === "ask" && step.question.command.program === "grep");
    const pattern = new RegExp((grep?.kind === "ask" && grep.question.command.args[1]) || "$^");
    expect(addresses).toHaveLength(4);
    expect(addresses.filter((address) => !pattern.test(`module.cluster.${address}["a"]`))).toEqual([]);
    const others = [
      "module.eks.aws_eks_cluster.this[0]",
      "module.vpc.aws_vpc.this[0]",
      "aws_secretsmanager_secret.this",
    ];
    expect(others.filter((address) => pattern.test(`module.cluster.${address}`))).toEqual([]);
  });
});
