import type { CacheFacts, DatabaseFacts, Infrastructure } from "#lib/render/infrastructure/infrastructure.ts";
import { type CostLine, counted, hourly } from "./line.ts";
import { type PriceList, unknownPrice } from "./prices.ts";

function databaseLines(name: string, database: DatabaseFacts, prices: PriceList): CostLine[] {
  const { class: size, storage, multi_az, read_replica } = database;
  const servers = (multi_az ? 2 : 1) + (read_replica ? 1 : 0);
  return [
    ...hourly(
      {
        category: "database servers",
        item: `${name}, ${servers} ${size}`,
        price: prices.databaseHour[size] ?? unknownPrice,
      },
      servers,
    ),
    ...counted(
      {
        category: "database storage",
        item: `${name}, ${servers} times ${storage} GB`,
        price: prices.databaseGbMonth,
      },
      servers * storage,
      "GB",
    ),
  ];
}

function cacheLines(name: string, { class: size, replicas }: CacheFacts, prices: PriceList): CostLine[] {
  const servers = 1 + replicas;
  const price = prices.cacheHour[size] ?? unknownPrice;
  return hourly({ category: "cache servers", item: `${name}, ${servers} ${size}`, price }, servers);
}

/** Databases and caches that AWS runs. */
export function dataLines({ databases, caches }: Infrastructure, prices: PriceList): CostLine[] {
  return [
    ...Object.entries(databases).flatMap(([name, database]) => databaseLines(name, database, prices)),
    ...Object.entries(caches).flatMap(([name, cache]) => cacheLines(name, cache, prices)),
  ];
}
