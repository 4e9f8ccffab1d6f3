import { stableOf } from "../../fields/subjects.ts";
import { type Found, isMap, listAt, valueAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Fault, Rule } from "../../rule.ts";

function* ofBackend(place: string, backend: Found): Generator<Fault> {
  const targets = ["service", "resource"].filter((field) => isMap(valueAt(backend, field)));
  if (targets.length === 1) return;
  const has = targets.length === 0 ? "neither service nor resource" : "both service and resource";
  yield { message: `${place} has ${has}`, fix: "write one of service and resource" };
}

/** Ingresses route something, and each route to one backend. */
export const ingressRules: Rule = {
  number: 168,
  name: "ingress-rules",
  reason: "The API server refuses an Ingress without routes, and a route to nothing.",
  see: "https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource",
  *check(graph) {
    for (const at of stableOf(graph, kinds.ingress)) {
      const fallback = valueAt(at.object, "spec", "defaultBackend");
      const rules = listAt(at.object, "spec", "rules");
      if (rules.length === 0 && !isMap(fallback)) {
        yield { at, message: "it has neither rules nor defaultBackend", fix: "write one of them" };
      }
      if (isMap(fallback))
        for (const fault of ofBackend("spec.defaultBackend", fallback)) yield { at, ...fault };
      for (const [i, rule] of rules.entries()) {
        for (const [j, path] of listAt(rule, "http", "paths").entries()) {
          const place = `spec.rules[${i}].http.paths[${j}].backend`;
          for (const fault of ofBackend(place, valueAt(path, "backend"))) yield { at, ...fault };
        }
      }
    }
  },
};
