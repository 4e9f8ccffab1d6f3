import { repeated } from "#lib/model/repeated.ts";
import { type Found, listAt, textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

/** Paths of the files that a source brings by name. */
function pathsOf(source: Found): string[] {
  const items = ["secret", "configMap", "downwardAPI"].flatMap((kind) => listAt(source, kind, "items"));
  return items.flatMap((item) => textAt(item, "path") ?? []);
}

/** Files of projected volumes do not lie in each other's place. */
export const projectedPaths: Rule = {
  number: 133,
  name: "projected-paths",
  reason: "The API server refuses a projected volume with two files.",
  see: "https://kubernetes.io/docs/concepts/storage/projected-volumes/",
  *check({ workloads }) {
    for (const { resource: at, podSpec } of workloads) {
      for (const volume of listAt(podSpec, "volumes")) {
        const sources = listAt(volume, "projected", "sources");
        if (sources.length === 0) continue;
        const name = textAt(volume, "name") ?? "";
        for (const path of repeated(sources.flatMap(pathsOf))) {
          const message = `volume ${name} has two files at ${path}`;
          yield { at, message, fix: "give each a path of its own" };
        }
      }
    }
  },
};
