import { textAt } from "../../graph/fields.ts";
import type { Rule } from "../../rule.ts";

const secondsOf: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** What cert-manager asks for where nothing is said: 90 days. */
const usual = "2160h";

/** Seconds of a duration of Go such as `2160h` or `1h30m`. */
function seconds(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?[hms])+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+(?:\.\d+)?)([hms])/g)].reduce(
    (sum, [, number, unit = ""]) => sum + Number(number) * (secondsOf[unit] ?? 0),
    0,
  );
}

/** Certificates are renewed after they are issued. */
export const certificateDurations: Rule = {
  number: 180,
  name: "certificate-durations",
  reason: "The webhook of cert-manager refuses a Certificate that is to be renewed before it is issued.",
  see: "https://cert-manager.io/docs/usage/certificate/#renewal-reissuance-triggers",
  *check(graph) {
    for (const at of graph.ofKind({ group: "cert-manager.io", kind: "Certificate" })) {
      const before = textAt(at.object, "spec", "renewBefore");
      const duration = textAt(at.object, "spec", "duration") ?? usual;
      const [early, whole] = [seconds(before ?? ""), seconds(duration)];
      if (early === undefined || whole === undefined || early < whole) continue;
      yield {
        at,
        message: `spec.renewBefore ${before} is no less than its duration, ${duration}`,
        fix: "write about a third of the duration",
      };
    }
  },
};
