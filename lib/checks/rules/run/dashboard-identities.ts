import { isMap, textAt } from "../../graph/fields.ts";
import { namespaceOf } from "../../graph/kind.ts";
import { jsonFilesOf } from "../../promql/dashboards.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** A dashboard has a uid of its own. */
export const dashboardIdentities: Rule = {
  number: 377,
  name: "dashboard-identities",
  compares: true,
  reason: "Of two dashboards with one uid Grafana keeps neither up to date: they write over each other.",
  see: "https://grafana.com/docs/grafana/latest/administration/provisioning/#provision-dashboards",
  *check(graph) {
    const files = jsonFilesOf(graph).flatMap((file) => {
      const uid = isMap(file.value) && "panels" in file.value ? textAt(file.value, "uid") : undefined;
      return uid === undefined ? [] : [{ ...file, uid, name: `${file.at.object.metadata.name}/${file.key}` }];
    });
    for (const [uid, same] of Map.groupBy(files, (file) => file.uid)) {
      for (const { at, key, name } of same) {
        const others = same.filter((one) => one.name !== name || namespaceOf(one.at) !== namespaceOf(at));
        if (others.length === 0) continue;
        yield {
          at,
          message: `data.${key} has the uid ${uid}, as has ${enumerate(others.map((one) => one.name))}: one takes the place of the other`,
          fix: "give it a uid of its own",
        };
      }
    }
  },
};
