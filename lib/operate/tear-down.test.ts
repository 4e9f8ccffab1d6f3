import { describe, expect, it } from "vitest";
import { carryOut } from "./carry-out.ts";
import { Cloud } from "./cloud.fixture.ts";
import { target, treeOf, unitOf, usualTree, webOn } from "./target.fixture.ts";
import { tearDown } from "./tear-down.ts";
import { type Answering, FakeWorld } from "./world.fixture.ts";

const delivered = ["argo-cd", "balancers", "web", "metrics"];
const plan = tearDown(target(), { approve: true });
const empty = new Cloud(delivered).everything;

async function tearDownIn(answer: Answering, steps = plan): Promise<FakeWorld> {
  const world = new FakeWorld(answer);
  await carryOut(steps, world);
  return world;
}

const removed = ({ commands }: FakeWorld) =>
  commands.flatMap((line) => /delete applications\.argoproj\.io (.*?) --/.exec(line)?.[1] ?? []);

describe("tear-down", () => {
  it("ET10: removes the root, what has a load balancer, the rest in reverse order, and never Argo CD itself", async () => {
    const cloud = Cloud.up(delivered);
    const world = await tearDownIn(cloud.answer);
    expect(removed(world)).toEqual(["root", "web", "balancers", "metrics"]);
    expect(cloud.everything).toEqual(empty);
  });

  it("ET10: waits until load balancers are gone before Terraform destroys their network", async () => {
    const { commands, said } = await tearDownIn(Cloud.up(delivered).answer);
    const destroyed = commands.findIndex((line) => line.includes(" destroy "));
    const asked = commands.flatMap((line, index) =>
      line.includes("elbv2 describe-load-balancers") ? [index] : [],
    );
    expect(asked).toHaveLength(3);
    expect(Math.max(...asked)).toBeLessThan(destroyed);
    expect(said).toContain("  load balancers: k8s-web");
  });

  it("ET10: of a cluster that is gone asks and proves, and removes nothing", async () => {
    const world = await tearDownIn(new Cloud(delivered).answer);
    expect(removed(world)).toEqual([]);
    expect(world.commands.filter((line) => line.includes("get-resources"))).toEqual([
      "aws resourcegroupstaggingapi get-resources --tag-filters Key=Project,Values=shop Key=Environment,Values=production --output json --region us-east-1",
      "aws resourcegroupstaggingapi get-resources --tag-filters Key=kubernetes.io/cluster/shop --output json --region us-east-1",
      "aws resourcegroupstaggingapi get-resources --tag-filters Key=elbv2.k8s.aws/cluster,Values=shop --output json --region us-east-1",
    ]);
  });

  it.each(plan.steps.map(({ title }, index) => [index + 1, title] as const))(
    "ET10: goes on after a failure at step %i: %s",
    async (number) => {
      const cloud = Cloud.up(delivered);
      const broken = new FakeWorld((line) => {
        const step = broken.said.filter((text) => text.startsWith("[")).length;
        return step === number ? { status: 1, stderr: "Error: the network is gone" } : cloud.answer(line);
      });
      await expect(carryOut(plan, broken)).rejects.toThrow(
        new RegExp(`^tear-down shop stopped at step ${number} of ${plan.steps.length}: `),
      );
      await tearDownIn(cloud.answer);
      expect(cloud.everything).toEqual(empty);
    },
  );

  it("has Terraform forget what holds data, and destroys the rest", async () => {
    const kept = [
      'module.cluster.module.bucket["dumps"].aws_s3_bucket.this[0]',
      'module.cluster.terraform_data.bucket_guard["dumps"]',
    ];
    const cloud = Cloud.up(delivered);
    const { commands } = await tearDownIn((line) =>
      line.includes("grep") ? { stdout: `${kept.join("\n")}\n` } : cloud.answer(line),
    );
    expect(commands.find((line) => line.includes("state rm"))).toBe(
      `terraform -chdir=infra/clusters/shop state rm ${kept.map((address) => `'${address}'`).join(" ")}`,
    );
  });

  it("stops before a database, and says how it is saved and deleted", async () => {
    const cloud = Cloud.up(delivered);
    const stopped = tearDownIn((line) =>
      line.includes("describe-db-instances") ? { stdout: '["orders"]' } : cloud.answer(line),
    );
    await expect(stopped).rejects.toThrow("databases, which are protected: orders");
    await expect(stopped).rejects.toThrow("--final-db-snapshot-identifier NAME-final");
    expect(cloud.cluster).toBe(true);
  });

  it("says which disks stay, and whose they are", async () => {
    const disk = {
      spec: {
        persistentVolumeReclaimPolicy: "Retain",
        capacity: { storage: "20Gi" },
        claimRef: { namespace: "web", name: "data" },
        csi: { volumeHandle: "vol-1" },
      },
    };
    const cloud = Cloud.up(delivered);
    const { said } = await tearDownIn((line) =>
      line.includes("persistentvolumes") ? { stdout: JSON.stringify({ items: [disk] }) } : cloud.answer(line),
    );
    expect(said).toContain("  vol-1, 20Gi, of claim web/data");
  });

  it("fails where something is left that costs money, and names what stays on purpose where nothing is", async () => {
    const cloud = Cloud.up(delivered);
    const leaving = (...names: string[]) => {
      const list = names.map((ResourceARN) => ({ ResourceARN }));
      return tearDownIn((line) =>
        line.includes("get-resources")
          ? { stdout: JSON.stringify({ ResourceTagMappingList: list }) }
          : cloud.answer(line),
      );
    };
    const bucket = "arn:aws:s3:::shop-backups";
    await expect(leaving(bucket, "arn:aws:ec2:us-east-1:123456789012:natgateway/nat-1")).rejects.toThrow(
      "  left: arn:aws:ec2:us-east-1:123456789012:natgateway/nat-1\n",
    );
    expect((await leaving(bucket)).said).toContain(`  stays on purpose: ${bucket}`);
  });

  it("waits until a controller has removed the records that it wrote, while it still runs", async () => {
    const tree = treeOf([
      [webOn("www.shop.io"), 2],
      [unitOf("records", { chart: true }), 1],
    ]);
    const cloud = Cloud.up(["argo-cd", "web", "records"]);
    const { commands } = await tearDownIn(
      (line) =>
        line.includes("list-hosted-zones-by-name") ? { stdout: "/hostedzone/Z1\n" } : cloud.answer(line),
      tearDown(target(tree), { approve: true }),
    );
    const order = [
      "delete applications.argoproj.io web",
      "list-resource-record-sets --hosted-zone-id /hostedzone/Z1",
      "delete applications.argoproj.io records",
    ];
    const places = order.map((text) => commands.findIndex((line) => line.includes(text)));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  it("says --yes-destroy again where it was said", () => {
    expect([plan.again, tearDown(target(usualTree), { approve: false }).again]).toEqual([
      "npm run tear-down -- shop --yes-destroy shop",
      "npm run tear-down -- shop",
    ]);
  });
});
