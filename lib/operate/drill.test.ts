import { expect, it } from "vitest";
import { drill, type Exercise, renderDrill } from "./drill.ts";
import { dryRun, regeneration, restore, stateRecovery, walkThrough } from "./exercises.ts";
import { target, usualTree } from "./target.fixture.ts";
import { FakeWorld } from "./world.fixture.ts";

const runbook = { path: "docs/a.md", text: "```sh\nkubectl -n shop logs deployment/api\n```\n" };
const missing =
  'no cluster has Deployment api in namespace shop, which "kubectl -n shop logs deployment/api" names; write the name that is in generated/';

it("SC18: a drill rehearses everything, whatever fails, and says how long it took", async () => {
  const slow: Exercise = {
    title: "slow",
    steps: [{ kind: "run", title: "wait", command: { program: "git", args: ["slow"] }, cure: "hurry" }],
  };
  const world: FakeWorld = new FakeWorld(() => void world.pause(90));
  const results = await drill([walkThrough(runbook, [target()]), slow, dryRun(target())], world);
  expect(renderDrill(results)).toBe(
    [
      "FAILED      0.0 s  docs/a.md names what the clusters have",
      `                   ${missing}`,
      "passed     90.0 s  slow",
      "passed      0.0 s  bring-up and tear-down of shop can be planned",
      "2 of 3 exercises passed",
      "",
    ].join("\n"),
  );
});

it("a plan that cannot be made is told like any other failure", async () => {
  const [result] = await drill([dryRun(target({ ...usualTree, units: [] }))], new FakeWorld(() => undefined));
  expect(result?.because).toEqual([
    "cluster shop has no Argo CD that delivers it; add the add-on, and its delivery",
  ]);
});

it("a restore that was skipped is not one that passed", async () => {
  const skipped = new FakeWorld(() => ({ stdout: "Tests  3 passed | 12 skipped (15)" }));
  const [result] = await drill([restore("PostgreSQL", "test/postgres.test.ts")], skipped);
  expect(skipped.commands).toEqual(["npx vitest run test/postgres.test.ts"]);
  expect(result?.because).toEqual([
    "PostgreSQL is saved, and restored into a real server: PostgreSQL is not installed on this machine",
    "npx vitest run test/postgres.test.ts says more",
  ]);
});

it("FC17: everything generated comes back from a bare clone, or what differs is named", async () => {
  const world = new FakeWorld((line) =>
    line.includes("status --porcelain") ? { stdout: " M generated/a.yaml\n" } : undefined,
  );
  const [result] = await drill([regeneration("/scratch")], world);
  expect(world.commands).toEqual([
    "git clone --quiet --bare . /scratch/bare.git",
    "git clone --quiet /scratch/bare.git /scratch/checkout",
    "npm --prefix /scratch/checkout ci --no-fund",
    "npm --prefix /scratch/checkout run generate",
    "git -C /scratch/checkout status --porcelain",
  ]);
  expect(result?.because).toEqual(["compare:  M generated/a.yaml", "npm run generate, and commit"]);
});

it("a saved state is put in the place of a lost one, and Terraform builds nothing again", async () => {
  const world = new FakeWorld(() => undefined);
  await drill([stateRecovery("/one", "/two")], world);
  expect(world.commands.slice(-2)).toEqual([
    "terraform -chdir=/one state pull | terraform -chdir=/two state push -",
    "terraform -chdir=/two plan -detailed-exitcode",
  ]);
});
