import { groupOf } from "#lib/render/resource.ts";
import { oncePerGraph } from "./once-per-graph.ts";

/** The API groups of the objects of a tree. */
export const groupsOfGraph = oncePerGraph(
  ({ resources }): ReadonlySet<string> => new Set(resources.map(({ object }) => groupOf(object.apiVersion))),
);
