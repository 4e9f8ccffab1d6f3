import { repeated } from "#lib/model/repeated.ts";
import { entriesOf, questions } from "../../fields/questions.ts";
import { type Found, isMap, listAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";

function* faultsOf({ podSpec }: Workload): Generator<Fault> {
  const constraints = listAt(podSpec, "topologySpreadConstraints");
  const pairs = constraints.flatMap((one) => {
    const [key, whenUnsatisfiable] = [textAt(one, "topologyKey"), textAt(one, "whenUnsatisfiable")];
    return key === undefined || whenUnsatisfiable === undefined ? [] : [`${key} and ${whenUnsatisfiable}`];
  });
  for (const pair of repeated(pairs)) {
    yield { message: `its pods have two topologySpreadConstraints with ${pair}`, fix: "make one of them" };
  }
  for (const [i, one] of constraints.entries()) {
    const place = `topologySpreadConstraints[${i}] of its pods`;
    if (valueAt(one, "minDomains") && textAt(one, "whenUnsatisfiable") === "ScheduleAnyway") {
      const message = `${place} has minDomains, but is only a preference`;
      yield { message, fix: "write whenUnsatisfiable DoNotSchedule, or remove minDomains" };
    }
    if (listAt(one, "matchLabelKeys").length > 0 && !isMap(valueAt(one, "labelSelector"))) {
      yield { message: `${place} has matchLabelKeys without labelSelector`, fix: "write labelSelector" };
    }
  }
}

function* faultsOfTerm(what: string, term: Found): Generator<Fault> {
  for (const field of ["matchLabelKeys", "mismatchLabelKeys"]) {
    if (listAt(term, field).length === 0 || isMap(valueAt(term, "labelSelector"))) continue;
    yield { message: `${what} has ${field} without labelSelector`, fix: "write labelSelector" };
  }
}

/** Spread constraints do not repeat or contradict themselves. */
export const spreadConstraints: Rule = {
  number: 161,
  name: "spread-constraints",
  reason:
    "The API server refuses two constraints over the same labels of nodes, and fields of constraints of another strength.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/",
  *check(graph) {
    for (const workload of graph.workloads) {
      for (const fault of faultsOf(workload)) yield { at: workload.resource, ...fault };
    }
    for (const { at, what, value } of entriesOf(graph, questions.termsOfPods)) {
      for (const fault of faultsOfTerm(what, value)) yield { at, ...fault };
    }
  },
};
