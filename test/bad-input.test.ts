import { expect, it } from "vitest";
import { renderRepository } from "#scripts/repository.ts";
import { type Copy, copyRepository } from "./copy.ts";

/** What is said of the definitions after a change, as `file: message; fix`. */
async function refusalsAfter(change: (copy: Copy) => void): Promise<string[]> {
  const copy = copyRepository();
  change(copy);
  const { findings } = await renderRepository(copy.root);
  return findings.map(({ file, message, fix }) => `${file}: ${message}; ${fix}`);
}

/** A definition of an application with some text in the place of its only workload. */
function application(name: string, { workload = "", routes = "" } = {}): string {
  return `
import cluster from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import { defineApplication } from "#lib/model/application.ts";
import { fixedImage } from "#lib/model/image.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { nginx, route } from "#lib/model/route.ts";
import { at, cron } from "#lib/model/schedule.ts";
import { secret } from "#lib/model/secret.ts";
import { service } from "#lib/model/service.ts";
import { workloadOf } from "#lib/model/workload.ts";
const web = service("web", {
  image: fixedImage("web", "registry.example.com/web:1.0.0"),
  port: 8080, replicas: 1, cpu: millicores(50), memory: mebibytes(64),
  probes: { ready: "/", live: "/" },
  ${workload}
});
export default defineApplication({ name: "${name}", on: cluster, workloads: [web], routes: [${routes}] });
`;
}

const shop = "apps/shop/index.ts";

it("every violation of every definition is reported in one run", async () => {
  const refusals = await refusalsAfter((copy) => {
    copy.write(shop, application("shop", { workload: 'memory: mebibytes(64, 32), metrics: "metrics",' }));
    copy.replace("apps/filmcastpro/images.json", "filmcastpro:1.0.0", "filmcastpro:latest");
  });
  expect(refusals).toEqual([
    'apps/filmcastpro/index.ts: image "008099619893.dkr.ecr.us-east-1.amazonaws.com/filmcastpro:latest" of filmcastpro in production can change under the same name: tag latest moves with every release; pin a release or a digest',
    `${shop}: quantity mebibytes(64, 32) has a limit below its request; give the request first and a limit that is at least as large`,
    `${shop}: workload web has metrics path "metrics"; start it with "/"`,
  ]);
});

it("a definition that throws is reported and the others are still read", async () => {
  const refusals = await refusalsAfter((copy) => copy.write(shop, 'throw new Error("no network");'));
  expect(refusals).toEqual([`${shop}: no network; correct the definition`]);
});

it("a definition that exports nothing is reported", async () => {
  const refusals = await refusalsAfter((copy) => copy.write(shop, "export {};"));
  expect(refusals).toEqual([
    `${shop}: has no default export made by defineApplication; write "export default defineApplication({ … })"`,
  ]);
});

it("a folder without a definition is reported", async () => {
  const refusals = await refusalsAfter((copy) => copy.write("apps/shop/notes.txt", ""));
  expect(refusals).toEqual([
    `${shop}: folder apps/shop has no index.ts; add one that exports defineApplication({ … }), or remove the folder`,
  ]);
});

it("a folder whose name differs from its definition is reported", async () => {
  const refusals = await refusalsAfter((copy) => copy.write(shop, application("store")));
  expect(refusals).toEqual([
    `${shop}: definition "store" stands in folder apps/shop; give both the same name`,
  ]);
});

it("an application with the name of an add-on is reported", async () => {
  const refusals = await refusalsAfter((copy) =>
    copy.write("apps/cert-manager/index.ts", application("cert-manager")),
  );
  expect(refusals).toEqual([
    'apps/cert-manager/index.ts: name "cert-manager" is taken by platform/cert-manager/index.ts; rename one of the two',
  ]);
});

it("a host that another application owns is reported", async () => {
  const routes = 'route("k8s.dakshayahuja.in", { "/shop": web }, nginx({ issuer: "letsencrypt" }))';
  const refusals = await refusalsAfter((copy) => copy.write(shop, application("shop", { routes })));
  expect(refusals).toEqual([
    `${shop}: host k8s.dakshayahuja.in of shop is owned by expense-tracker already; leave the issuer out to add paths to it`,
  ]);
});

it("a path of a host that another application serves is reported", async () => {
  const routes = 'route("k8s.dakshayahuja.in", { "/api": web }, nginx())';
  const refusals = await refusalsAfter((copy) => copy.write(shop, application("shop", { routes })));
  expect(refusals).toEqual([
    `${shop}: path /api of host k8s.dakshayahuja.in is claimed by expense-tracker and shop; choose another path`,
  ]);
});

it("a relation to an application that is not on that cluster is reported", async () => {
  const workload = 'calls: [workloadOf("filmcastpro", "filmcastpro")],';
  const refusals = await refusalsAfter((copy) => copy.write(shop, application("shop", { workload })));
  expect(refusals).toEqual([
    `${shop}: workload web of shop calls filmcastpro of application filmcastpro, which is not on cluster gitops-delivery-cluster; put it there or correct the name`,
  ]);
});

it("a secret key that nobody declared is reported", async () => {
  const workload = 'env: { KEY: secret("keys", ["one"]).key("two" as "one") },';
  const refusals = await refusalsAfter((copy) => copy.write(shop, application("shop", { workload })));
  expect(refusals).toEqual([
    `${shop}: secret keys has no key "two"; it has one: use one of them or declare this one`,
  ]);
});

it("a name that is too long once it is composed is reported", async () => {
  const refusals = await refusalsAfter((copy) =>
    copy.replace("apps/expense-tracker/index.ts", 'postgres("postgres"', `postgres("${"p".repeat(55)}"`),
  );
  expect(refusals[0]).toBe(
    `apps/expense-tracker/index.ts: secret name "${"p".repeat(55)}-credentials" has 67 characters; at most 63 are allowed: shorten it`,
  );
});

it("a cluster with overlapping subnets is reported", async () => {
  const refusals = await refusalsAfter((copy) =>
    copy.replace("infra/clusters/filmcastpro/cluster.ts", "10.0.2.0/24", "10.0.1.128/25"),
  );
  expect(refusals).toEqual([
    "infra/clusters/filmcastpro/cluster.ts: subnets 10.0.1.0/24 and 10.0.1.128/25 of cluster filmcastpro overlap; give each subnet addresses of its own",
  ]);
});
