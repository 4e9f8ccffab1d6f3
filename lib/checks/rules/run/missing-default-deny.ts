import type { Graph } from "../../graph/graph.ts";
import { isEmpty } from "../../graph/labels.ts";
import { policiesOf } from "../../reach/policies.ts";
import type { Policy } from "../../reach/policy.ts";
import type { Rule, Violation } from "../../rule.ts";
import { count } from "../../wording.ts";

/** So many other namespaces have to say what is the way of a tree; one where the namespace has a rule for all its pods. */
const fewest = 2;

function isolatesAll({ selector, ingress }: Policy): boolean {
  return isEmpty(selector) && ingress !== undefined;
}

function* violations(graph: Graph): Generator<Violation> {
  const namespaces = [...Map.groupBy(policiesOf(graph), ({ namespace }) => namespace)];
  const without = namespaces.filter(([, policies]) => !policies.some(isolatesAll));
  const [only] = without;
  const others = namespaces.length - without.length;
  // One exception is a slip; several are a choice.
  if (only === undefined || without.length > 1) return;
  const [namespace, [first, ...more]] = only;
  // Of pods of charts the tree does not show which are open.
  if (graph.unseen.has(namespace)) return;
  const isForAll = [first, ...more].some((policy) => policy !== undefined && isEmpty(policy.selector));
  if (others < (isForAll ? 1 : fewest)) return;
  if (first === undefined) return;
  yield {
    at: first.resource,
    severity: "warning",
    message: `no policy isolates every pod of namespace ${namespace}, as the policies of ${count(others, "other namespace")} do: everybody can reach what no other policy selects`,
    fix: `add a NetworkPolicy with an empty podSelector and no rules to namespace ${namespace}`,
  };
}

/** Where namespaces deny what no policy allows, all of them do. */
export const missingDefaultDeny: Rule = {
  number: 349,
  name: "missing-default-deny",
  reason:
    "Without a policy that selects every pod, those that no other policy selects are open to the whole cluster.",
  see: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies",
  check: violations,
};
