import { execFileSync } from "node:child_process";
import { afterEach, describe, expect, it, vi } from "vitest";
import { filesOf } from "#lib/files/manifests.ts";
import { clusterOf } from "#lib/model/cluster.fixture.ts";
import type { Fleet } from "#lib/model/fleet.ts";
import { refuse } from "#lib/model/problem.ts";
import { nginx, route } from "#lib/model/route.ts";
import { workloadOf } from "#lib/model/workload.ts";
import { fleetOf } from "./fleet.fixture.ts";
import { render } from "./render.ts";
import {
  applicationOf,
  delivery,
  everyOffer,
  inFile,
  offering,
  postgresOf,
  production,
  renderFleet,
  serviceOf,
} from "./rendered.fixture.ts";

const calling = (application: string, workload: string) =>
  serviceOf("caller", { calls: [workloadOf(application, workload)] });

function filesIn(fleet: Fleet) {
  const { trees, problems } = render(fleet, delivery);
  expect(problems).toEqual([]);
  const { files, findings } = filesOf(trees);
  expect(findings).toEqual([]);
  expect(files.length).toBeGreaterThan(80);
  return files;
}

describe("render", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("gives the same trees for the same fleet", () => {
    const fleet = fleetOf();
    expect(render(fleet, delivery)).toStrictEqual(render(fleet, delivery));
    expect(render(fleetOf(), delivery)).toStrictEqual(render(fleetOf(), delivery));
  });

  it("gives the same files whatever the order of the definitions", () => {
    const { clusters, addOns, applications } = fleetOf();
    const reversed = {
      clusters: clusters.toReversed(),
      addOns: addOns.toReversed(),
      applications: applications.toReversed(),
    };
    expect(filesIn(reversed)).toEqual(filesIn({ clusters, addOns, applications }));
  });

  it.each([
    ["CDK8S_DISABLE_SORT", "1"],
    ["TZ", "Pacific/Kiritimati"],
  ])("gives the same files with %s=%s in the environment", (variable, value) => {
    const before = filesIn(fleetOf());
    vi.stubEnv(variable, value);
    expect(filesIn(fleetOf())).toEqual(before);
  });

  it("gives the same files in another language, which a process takes from where it starts", () => {
    const program = `
      import { filesOf } from "#lib/files/manifests.ts";
      import { fleetOf } from "#lib/render/fleet.fixture.ts";
      import { render } from "#lib/render/render.ts";
      import { delivery } from "#lib/render/rendered.fixture.ts";
      const { locale } = Intl.DateTimeFormat().resolvedOptions();
      console.log(JSON.stringify({ locale, ...filesOf(render(fleetOf(), delivery).trees) }));`;
    const output = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
      env: { ...process.env, LC_ALL: "tr_TR.UTF-8" },
      encoding: "utf8",
    });
    expect(JSON.parse(output)).toEqual({ locale: "tr-TR", files: filesIn(fleetOf()), findings: [] });
  });

  it("renders a definition only on its own clusters", () => {
    const { trees } = render(fleetOf(), delivery);
    expect(trees.map(({ cluster, units }) => [cluster, units.map(({ name }) => name)])).toEqual([
      ["production", ["monitoring", "shop", "blog", "zoo", "argocd"]],
      ["staging", ["preview", "argocd"]],
    ]);
  });

  it("asks a definition for its contents on each cluster", () => {
    const staging = clusterOf({ name: "staging" });
    const contents = { workloads: [serviceOf("web")] };
    const shop = {
      ...applicationOf(contents),
      on: [production, staging],
      contents: ({ name }: { name: string }) =>
        name === "staging" ? { workloads: [serviceOf("preview")] } : contents,
    };
    const fleet = { clusters: [inFile(production), inFile(staging)], applications: [inFile(shop)] };
    const deployments = renderFleet(fleet).trees.map(({ units }) =>
      units
        .flatMap(({ resources }) => resources)
        .filter(({ object }) => object.kind === "Deployment")
        .map(({ object }) => object.metadata.name),
    );
    expect(deployments).toEqual([["web"], ["preview"]]);
  });

  it("reports everything that is refused in one run, each with its definition, cluster and unit", () => {
    const staging = clusterOf({ name: "staging" });
    const throwing = {
      ...applicationOf({ workloads: [] }, { name: "broken" }),
      contents: () => {
        refuse("first", "mend it");
        throw new Error("second");
      },
    };
    const web = serviceOf("web", { metrics: "/metrics" });
    const routes = [route("example.com", { "/": web }, nginx())];
    const { problems } = renderFleet({
      applications: [
        inFile(throwing),
        inFile(applicationOf({ workloads: [] }, { name: "lost", on: staging })),
        inFile(applicationOf({ workloads: [web, calling("othre", "backend")], routes })),
      ],
    });
    const needs = "which no add-on on cluster production offers";
    const cure = "put one on the cluster that does (see platform/), or leave it out";
    const lines = problems.map(
      ({ definition, unit, message, fix }) => `${definition} ${unit}: ${message}; ${fix}`,
    );
    expect(lines).toEqual([
      'apps/lost/index.ts lost: application lost is on cluster staging, which is not in the fleet; import the cluster that infra/clusters/staging/cluster.ts exports, or take it out of "on"',
      "apps/broken/index.ts broken: first; mend it",
      "apps/broken/index.ts broken: second; correct the definition",
      "apps/shop/index.ts shop: host example.com of shop is owned by no unit of the cluster; give one of its routes an issuer",
      "apps/shop/index.ts shop: workload caller of shop calls backend of application othre, which is not on cluster production; put it there or correct the name",
      `apps/shop/index.ts shop: workload web with metrics of shop needs monitoring, ${needs}; ${cure}`,
      `apps/shop/index.ts shop: route example.com of shop needs the NGINX Ingress Controller, ${needs}; ${cure}`,
    ]);
  });

  it("reports what several constructs of a unit stumble over once, and goes on", () => {
    const exporter = () => {
      throw new Error("no exporter for this one");
    };
    const { problems, trees } = renderFleet({
      addOns: [inFile(offering({ ...everyOffer, postgresExporter: exporter }))],
      applications: [
        inFile(applicationOf({ workloads: [postgresOf("postgres")] })),
        inFile(applicationOf({ workloads: [serviceOf("web")] }, { name: "blog" })),
      ],
    });
    expect(problems).toEqual([
      {
        definition: "apps/shop/index.ts",
        cluster: "production",
        unit: "shop",
        message: "no exporter for this one",
        fix: "correct the definition",
      },
    ]);
    expect(trees[0]?.units.map(({ name }) => name)).toEqual(["blog", "argocd"]);
  });
});
