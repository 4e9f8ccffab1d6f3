import { mebibytesOf } from "#lib/capacity/quantity.ts";
import { demandOf } from "#lib/checks/demand/demand.ts";
import { valueAt } from "#lib/checks/graph/fields.ts";
import type { Graph } from "#lib/checks/graph/graph.ts";
import { kinds } from "#lib/checks/graph/kind.ts";
import { type CostLine, counted } from "./line.ts";
import type { PriceList } from "./prices.ts";

const MEBIBYTES_IN_GIBIBYTE = 1024;

/** Disks that pods claim: those that stand in manifests, and those that each pod of a set claims for itself. */
export function volumeLines(graph: Graph, prices: PriceList): CostLine[] {
  const price = prices.volumeGbMonth;
  const claimed = graph.ofKind(kinds.persistentVolumeClaim).map(({ object }) => ({
    item: object.metadata.name,
    mebibytes: mebibytesOf(valueAt(object, "spec", "resources", "requests", "storage")),
  }));
  const own = demandOf(graph).anywhere.map(({ name, claims, max }) => ({
    item: name,
    mebibytes: claims * max,
  }));
  return [...claimed, ...own].flatMap(({ item, mebibytes }) =>
    counted({ category: "volumes", item, price }, mebibytes / MEBIBYTES_IN_GIBIBYTE, "GB"),
  );
}
