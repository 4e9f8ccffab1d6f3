import { forms } from "../../fields/forms.ts";
import { entriesOf, questions } from "../../fields/questions.ts";
import { faultsOfExpressions } from "../../fields/selectors.ts";
import { type Found, listAt, textAt } from "../../graph/fields.ts";
import type { Fault, Rule } from "../../rule.ts";

/** A node has one field that terms can ask for: its name, one at a time. */
function* faultsOfField(what: string, term: Found): Generator<Fault> {
  const key = textAt(term, "key") ?? "";
  const operator = textAt(term, "operator") ?? "";
  const values = listAt(term, "values");
  if (key !== "metadata.name") {
    yield { message: `${what} asks for the field "${key}"`, fix: "write metadata.name" };
  }
  if (operator !== "In" && operator !== "NotIn") {
    yield { message: `${what} has the operator "${operator}"`, fix: "write In or NotIn" };
  } else if (values.length !== 1) {
    yield { message: `${what} has ${values.length} values`, fix: "write the name of one node" };
  }
  for (const name of values) {
    if (typeof name !== "string" || forms.subdomain.holds(name)) continue;
    const message = `${what} names the node "${name}", which is not ${forms.subdomain.is}`;
    yield { message, fix: forms.subdomain.fix };
  }
}

/** Terms of node affinity are ones that the scheduler can evaluate. */
export const nodeTerms: Rule = {
  number: 160,
  name: "node-terms",
  reason: "The API server refuses a term with an operator, values or labels that nodes cannot have.",
  see: "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity",
  *check(graph) {
    for (const { at, path, whose, value, rule } of entriesOf(graph, questions.labelsOfNodes)) {
      for (const fault of faultsOfExpressions(path, whose, value, rule)) yield { at, ...fault };
    }
    for (const { at, what, value } of entriesOf(graph, questions.fieldsOfNodes)) {
      for (const fault of faultsOfField(what, value)) yield { at, ...fault };
    }
  },
};
