import { type Found, listAt, textAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Fault, Rule } from "../../rule.ts";

/** What no path of the types Exact and Prefix has in it. */
const forbidden = ["//", "/./", "/../", "%2f", "%2F"];
const forbiddenEnds = ["/.", "/.."];

function faultOf(item: Found): Fault | undefined {
  const type = textAt(item, "pathType");
  const path = textAt(item, "path") ?? "";
  // What other types mean is for the controller to say, which takes no path for every path.
  if (type !== "Exact" && type !== "Prefix" && path === "") return undefined;
  if (!path.startsWith("/")) {
    return { message: `has the path "${path}", which does not begin with "/"`, fix: `write "/${path}"` };
  }
  if (type !== "Exact" && type !== "Prefix") return undefined;
  const wrong =
    forbidden.find((part) => path.includes(part)) ?? forbiddenEnds.find((end) => path.endsWith(end));
  if (wrong === undefined) return undefined;
  return {
    message: `has the path "${path}", in which "${wrong}" is not allowed`,
    fix: "write the path without it",
  };
}

/** Paths of Ingresses are such as a request can have. */
export const ingressPaths: Rule = {
  number: 118,
  name: "ingress-paths",
  reason: "The API server refuses paths that no request can have.",
  see: "https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types",
  *check(graph) {
    for (const at of graph.ofKind(kinds.ingress)) {
      for (const [i, rule] of listAt(at.object, "spec", "rules").entries()) {
        for (const [j, item] of listAt(rule, "http", "paths").entries()) {
          const fault = faultOf(item);
          if (fault === undefined) continue;
          yield { at, message: `spec.rules[${i}].http.paths[${j}] ${fault.message}`, fix: fault.fix };
        }
      }
    }
  },
};
