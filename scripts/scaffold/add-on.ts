import type { Cluster } from "#lib/model/cluster.ts";
import { type Files, identifier } from "./files.ts";

function definition(name: string, cluster: Cluster): string {
  const on = identifier(cluster.name);
  return `import ${on} from "#infra/clusters/${cluster.name}/cluster.ts";
import { defineAddOn } from "#lib/model/add-on.ts";
import { helmChart } from "#lib/model/chart.ts";
import type { Values } from "./values.ts";

/**
 * A small web service, in the place of the chart that the add-on is for: change repository, name, version and
 * values, and declare what the chart brings that others may refer to.
 *
 * @see https://github.com/stefanprodan/podinfo/tree/master/charts/podinfo
 */
export default defineAddOn({
  name: "${name}",
  on: [${on}],
  namespace: { name: "${name}", podSecurity: "baseline" },
  contents: () => ({
    chart: helmChart<Values>({
      repository: "https://stefanprodan.github.io/podinfo",
      name: "podinfo",
      version: "6.7.1",
      release: "${name}",
      values: { replicaCount: 1 },
    }),
    brings: {},
  }),
});
`;
}

const VALUES = `/** Values of the chart that we set: only keys that its values.yaml has. */
export interface Values {
  readonly replicaCount: number;
}
`;

function test(name: string, cluster: Cluster): string {
  return `import { expect, it } from "vitest";
import { renderedUnit } from "#test/rendered.ts";

it("installs one version of its chart", async () => {
  const { unit } = await renderedUnit("${cluster.name}", "${name}");
  expect(unit.charts).toMatchObject([{ chart: "podinfo", version: "6.7.1", release: "${name}" }]);
});
`;
}

/** A folder for a new add-on: a chart, the interface of its values and a test. */
export function addOnFiles(name: string, cluster: Cluster): Files {
  return {
    "index.ts": definition(name, cluster),
    "values.ts": VALUES,
    "index.test.ts": test(name, cluster),
  };
}
