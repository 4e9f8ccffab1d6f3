import { expect, it } from "vitest";
import { run } from "./process.fixture.ts";
import { repositoryRoot } from "./repository.ts";

it("prints for each cluster what fits at its fewest and its most nodes", () => {
  const { status, stdout } = run(repositoryRoot, "capacity");
  expect(status).toBe(0);
  expect(stdout).toContain(`filmcastpro
  node group main: 2 to 3 nodes, 2 desired; a t3.small has 1930m CPU, 1418Mi memory, 11 pods
  fewest nodes, fewest pods: 15 pods on 2 nodes: all fit; left are 3045m CPU, 1960Mi memory, 7 pods
`);
});

it("prints the same for programs", () => {
  const { stdout } = run(repositoryRoot, "capacity", ["--format", "json"]);
  const reports: readonly { readonly cluster: string }[] = JSON.parse(stdout);
  expect(reports.map(({ cluster }) => cluster)).toEqual([
    "durga-puja-eks",
    "fastapi-app-cluster",
    "filmcastpro",
    "gitops-delivery-cluster",
    "scalable-app-dev",
    "scalable-app-prod",
  ]);
});
