import { existsSync, readdirSync } from "node:fs";
import { type AddOn, namespaceOf } from "#lib/model/add-on.ts";
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

async function addOnsIn(folder: URL): Promise<AddOn[]> {
  const names = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/index.ts`, folder)));
  const modules = names.map(async (name): Promise<{ default: AddOn }> => {
    return await import(new URL(`${name}/index.ts`, folder).href);
  });
  return (await Promise.all(modules)).map((module) => module.default);
}

/** Every chart of every add-on of this folder on every cluster. */
export const installations: readonly Installation[] = (
  await addOnsIn(new URL("./", import.meta.url))
).flatMap((addOn) => addOn.on.flatMap((cluster) => onCluster(addOn, cluster)));
