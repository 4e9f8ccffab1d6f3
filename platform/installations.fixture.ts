import { existsSync, readdirSync } from "node:fs";
import { type AddOn, clustersOf, namespaceOf } from "#lib/model/add-on.ts";
import type { HelmChart } from "#lib/model/chart.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { days } from "#lib/model/duration.ts";
import { postgres } from "#lib/model/postgres.ts";
import type { Provided } from "#lib/model/provided.ts";
import { gibibytes, mebibytes, millicores } from "#lib/model/quantity.ts";
import { at } from "#lib/model/schedule.ts";

/** A chart on a cluster, for tests. */
export interface Installation {
  /** `argo-cd on filmcastpro`. */
  readonly title: string;
  readonly cluster: Cluster;
  readonly chart: HelmChart;
  readonly namespace: string;
  readonly brings: Provided;
}

const database = postgres("postgres", {
  version: 15,
  database: "example",
  storage: gibibytes(1),
  cpu: millicores(100),
  memory: mebibytes(256),
  backup: { daily: at("03:00"), keep: days(1) },
});

function onCluster(addOn: AddOn, cluster: Cluster): Installation[] {
  const { chart, brings = {}, offers = {} } = addOn.contents(cluster);
  const title = `${addOn.name} on ${cluster.name}`;
  const offered = offers.postgresExporter?.(database, "application");
  return [
    ...(chart === undefined ? [] : [{ title, cluster, chart, namespace: namespaceOf(addOn), brings }]),
    ...(offered === undefined ? [] : [{ title, cluster, ...offered, namespace: "application" }]),
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

/** Every chart of every add-on of this folder on every cluster. */
export const installations: readonly Installation[] = (
  await definitionsIn<AddOn>(new URL("./", import.meta.url), "index.ts")
).flatMap((addOn) => clustersOf(addOn, clusters).flatMap((cluster) => onCluster(addOn, cluster)));
