import { describe, expect, it } from "vitest";
import { bringUp } from "./bring-up.ts";
import { carryOut } from "./carry-out.ts";
import { Cloud } from "./cloud.fixture.ts";
import { target, treeOf, usualTree } from "./target.fixture.ts";
import { FakeWorld } from "./world.fixture.ts";

const delivered = ["argo-cd", "balancers", "web", "metrics"];
const plan = bringUp(target(), { approve: true });

/** The first words of what changes something. */
function changes({ commands }: FakeWorld): string[] {
  return commands
    .filter((line) => / (init|apply|update-kubeconfig|wait)\b/.test(line))
    .map(
      (line) => / (init|update-kubeconfig|wait deployment|apply -auto-approve|apply)\b/.exec(line)?.[1] ?? "",
    );
}

async function bringUpIn(cloud: Cloud): Promise<FakeWorld> {
  const world = new FakeWorld(cloud.answer);
  await carryOut(plan, world);
  return world;
}

describe("bring-up", () => {
  it("ET10 FC17: builds, installs Argo CD, applies the root and waits until all Applications are healthy", async () => {
    const cloud = new Cloud(delivered);
    const world = await bringUpIn(cloud);
    expect(cloud.everything).toEqual(Cloud.up(delivered).everything);
    expect(changes(world)).toEqual([
      "init",
      "apply -auto-approve",
      "update-kubeconfig",
      "apply",
      "apply",
      "wait deployment",
      "apply",
    ]);
    expect(world.said).toContain("  not there yet: root, argo-cd, balancers, web, metrics");
    expect(world.said.at(-1)).toBe("bring-up shop: done");
  });

  it("ET10: of a cluster that is up changes nothing that Argo CD looks after", async () => {
    const world = await bringUpIn(Cloud.up(delivered));
    expect(world.commands.filter((line) => line.startsWith("helm template"))).toEqual([]);
    expect(world.said.filter((line) => line === "  nothing to do")).toHaveLength(2);
  });

  it("has Terraform ask, unless told otherwise", () => {
    const commands = bringUp(target(), { approve: false }).steps.flatMap((step) =>
      step.kind === "run" ? [step.command.args.join(" ")] : [],
    );
    expect(commands).toContain("-chdir=infra/clusters/shop apply");
  });

  it("makes the bucket of Terraform's state first, where there is to be one", async () => {
    const cloud = new Cloud(delivered);
    const lost = new FakeWorld((line) =>
      line.includes("head-bucket") ? { status: 254, stderr: "Not Found" } : cloud.answer(line),
    );
    await carryOut(bringUp(target(usualTree, { stateBucket: "states" }), { approve: true }), lost);
    const terraform = lost.commands.filter((line) => /^terraform.* (init|apply)/.test(line));
    expect(terraform).toEqual([
      "terraform -chdir=infra/bootstrap init -input=false",
      "terraform -chdir=infra/bootstrap apply -auto-approve",
      "terraform -chdir=infra/clusters/shop init -input=false",
      "terraform -chdir=infra/clusters/shop apply -auto-approve",
    ]);
  });

  /** Steps that nothing can make fail where there is no cluster yet. */
  const sure = [
    "Argo CD knows the address of the repository",
    "A cluster that is there already is in Terraform's state",
  ];
  const steps = plan.steps.map(({ title }, index) => [index + 1, title] as const);

  it.each(steps.filter(([, title]) => !sure.includes(title)))(
    "ET10: goes on after a failure at step %i: %s",
    async (number) => {
      const cloud = new Cloud(delivered);
      const broken = new FakeWorld((line) => {
        const step = broken.said.filter((text) => text.startsWith("[")).length;
        return step === number ? { status: 1, stderr: "Error: the network is gone" } : cloud.answer(line);
      });
      await expect(carryOut(plan, broken)).rejects.toThrow(
        new RegExp(`^bring-up shop stopped at step ${number} of ${plan.steps.length}: `),
      );
      await bringUpIn(cloud);
      expect(cloud.everything).toEqual(Cloud.up(delivered).everything);
    },
  );

  it("stops before a cluster that Terraform does not know", async () => {
    const cloud = new Cloud(delivered);
    cloud.cluster = true;
    await expect(bringUpIn(cloud)).rejects.toThrow(
      "cluster shop is there, but not in Terraform's state: somebody else made it",
    );
  });

  it("stops where the repository still has the address of an example", async () => {
    const tree = treeOf([]);
    const text = JSON.stringify(tree).replaceAll("git.shop.io", "git.example.com");
    const example = bringUp(target(JSON.parse(text)), { approve: true });
    await expect(carryOut(example, new FakeWorld(new Cloud([]).answer))).rejects.toThrow(
      "https://git.example.com/gitops.git is a placeholder",
    );
  });

  it("refuses a tree that nothing delivers", () => {
    expect(() => bringUp(target({ ...usualTree, units: [] }), { approve: true })).toThrow(
      "cluster shop has no Argo CD that delivers it; add the add-on, and its delivery",
    );
  });
});
