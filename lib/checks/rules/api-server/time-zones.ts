import { textAt, valueAt } from "../../graph/fields.ts";
import { remembered } from "../../remembered.ts";
import type { Rule } from "../../rule.ts";

/** Abbreviations that this runtime knows, and the IANA database does not. */
const abbreviation =
  /^(ACT|AET|AGT|ART|AST|BET|BST|CAT|CNT|CST|CTT|EAT|ECT|IET|IST|JST|MIT|NET|NST|PLT|PNT|PRT|PST|SST|VST)$/;

/** What most CronJobs name, if they name any. The runtime knows it, but does not list it. */
const universal = /^(Etc\/)?(UTC|GMT)$/;

/**
 * Whether the IANA database has a time zone. It knows more names than it lists: those are links to others. The runtime
 * takes its time to answer.
 */
const isTimeZone = remembered((name): boolean => {
  // Every name has a capital. Offsets such as +01:00 are no names, although this runtime takes them.
  // Only one area is written in capitals: US.
  if (!/^[A-Z]/.test(name) || /^(?!US\/)[A-Z]+\//.test(name) || abbreviation.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
});

/** The spelling that the IANA database has of a zone, where the letters are the same. */
const spellingOf = remembered((name): string | undefined => {
  const lower = name.toLowerCase();
  return Intl.supportedValuesOf("timeZone").find((zone) => zone.toLowerCase() === lower);
});

/** Time zones of CronJobs are names of the IANA database. */
export const timeZones: Rule = {
  number: 146,
  name: "time-zones",
  reason: "The API server refuses a CronJob in a time zone that does not exist.",
  see: "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones",
  *check(graph) {
    for (const at of graph.ofKind({ group: "batch", kind: "CronJob" })) {
      const zone = textAt(at.object, "spec", "timeZone");
      if (zone === undefined) {
        if (valueAt(at.object, "spec", "timeZone") !== "") continue;
        yield {
          at,
          message: "spec.timeZone is empty",
          fix: 'write a time zone such as "Etc/UTC", or remove it',
        };
        continue;
      }
      if (universal.test(zone)) continue;
      const spelling = spellingOf(zone);
      if (spelling === zone || (spelling === undefined && isTimeZone(zone))) continue;
      const fix = `write ${spelling === undefined ? 'the name of a time zone such as "Europe/Berlin"' : `"${spelling}"`}`;
      yield { at, message: `spec.timeZone "${zone}" is no time zone of the IANA database`, fix };
    }
  },
};
