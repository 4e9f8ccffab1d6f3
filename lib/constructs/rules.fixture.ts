import { listAt, textAt } from "#lib/checks/graph/fields.ts";
import type { Offers } from "#lib/model/offers.ts";
import type { Workload } from "#lib/model/workload.ts";
import { everyOffer, rendered } from "#lib/render/rendered.fixture.ts";

function rulesOf(workloads: readonly Workload[], name: "alert" | "record", offers: Offers) {
  const groups = listAt(
    rendered({ workloads }, { offers }).object("PrometheusRule", "shop"),
    "spec",
    "groups",
  );
  const rules = groups.flatMap((group) => listAt(group, "rules"));
  return Object.fromEntries(
    rules.flatMap((rule) => {
      const found = textAt(rule, name);
      return found === undefined ? [] : [[found, textAt(rule, "expr") ?? ""]];
    }),
  );
}

/** Expressions of the alerts that follow from workloads of an application `shop`, by name. */
export function alertsOf(workload: Workload, offers: Offers = everyOffer): Record<string, string> {
  return rulesOf([workload], "alert", offers);
}

/** Expressions that are recorded for workloads of an application `shop`, by what they are recorded as. */
export function recordingsOf(workload: Workload): Record<string, string> {
  return rulesOf([workload], "record", everyOffer);
}
