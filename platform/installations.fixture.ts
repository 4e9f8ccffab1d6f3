import { existsSync, readdirSync } from "node:fs";
import durgaPuja from "#infra/clusters/durga-puja-eks/cluster.ts";
import { type AddOn, clustersOf, namespaceOf } from "#lib/model/add-on.ts";
import type { HelmChart } from "#lib/model/chart.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { days } from "#lib/model/duration.ts";
import type { Opening } from "#lib/model/opening.ts";
import { postgres } from "#lib/model/postgres.ts";
import type { Provided } from "#lib/model/provided.ts";
import { gibibytes, mebibytes, millicores } from "#lib/model/quantity.ts";
import { redis } from "#lib/model/redis.ts";
import { at } from "#lib/model/schedule.ts";

/** A chart on a cluster, for tests. */
export interface Installation {
  /** `argo-cd on filmcastpro`. */
  readonly title: string;
  readonly cluster: Cluster;
  readonly chart: HelmChart;
  readonly namespace: string;
  readonly brings: Provided;
  /** Ports that it opens to others. */
  readonly openings: readonly Opening[];
  /** Whether its add-on makes the namespace, and closes it to everybody else. */
  readonly ownsNamespace: boolean;
}

const database = postgres("postgres", {
  version: 15,
  database: "example",
  storage: gibibytes(1),
  cpu: millicores(100),
  memory: mebibytes(256),
  backup: { daily: at("03:00"), keep: days(1) },
});

const cache = redis("redis", {
  version: "7.4",
  storage: gibibytes(1),
  cpu: millicores(100),
  memory: mebibytes(256),
});

/** A monitored cluster with everything on that is off everywhere else. */
const withEveryOption: Cluster = { ...durgaPuja, containerInsights: true, progressiveDelivery: true };

function onCluster(addOn: AddOn, cluster: Cluster): Installation[] {
  const { chart, brings = {}, offers = {}, openings = [] } = addOn.contents(cluster);
  const ownsNamespace = typeof addOn.namespace !== "string";
  const own = { namespace: namespaceOf(addOn), openings, ownsNamespace };
  const title = `${addOn.name} on ${cluster.name}`;
  const offered = [
    offers.postgresExporter?.(database, "application"),
    offers.redisExporter?.(cache, "application"),
  ];
  return [
    ...(chart === undefined ? [] : [{ title, cluster, chart, brings, ...own }]),
    ...offered
      .filter((installed) => installed !== undefined)
      .map((installed) => ({
        title,
        cluster,
        ...installed,
        namespace: "application",
        openings: [],
        ownsNamespace: false,
      })),
  ];
}

/** What the definitions in the folders of a folder export. */
async function definitionsIn<Definition>(folder: URL, file: string): Promise<Definition[]> {
  const names = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/${file}`, folder)));
  const modules = names.map(async (name): Promise<{ default: Definition }> => {
    return await import(new URL(`${name}/${file}`, folder).href);
  });
  return (await Promise.all(modules)).map((module) => module.default);
}

const clusters = await definitionsIn<Cluster>(new URL("../infra/clusters/", import.meta.url), "cluster.ts");

/** The clusters that an add-on is on; for one that is on none yet, a cluster that has it on. */
function clustersWith(addOn: AddOn): readonly Cluster[] {
  const on = clustersOf(addOn, clusters);
  return on.length === 0 ? [withEveryOption] : on;
}

/** Every chart of every add-on of this folder on every cluster. */
export const installations: readonly Installation[] = (
  await definitionsIn<AddOn>(new URL("./", import.meta.url), "index.ts")
).flatMap((addOn) => clustersWith(addOn).flatMap((cluster) => onCluster(addOn, cluster)));
