import type { Environment } from "@marcbachmann/cel-js";
import type { Resource } from "#lib/render/resource.ts";
import { type Result, wrongWithExpression } from "../../cel/check-expression.ts";
import { environment } from "../../cel/expression.ts";
import { withSelf } from "../../definitions/rule-types.ts";
import { rootNode, type SchemaNode } from "../../definitions/schema-node.ts";
import { stableOf } from "../../fields/subjects.ts";
import { type Found, isMap, listAt, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Fault, Rule, Violation } from "../../rule.ts";

const group = "admissionregistration.k8s.io";

/** Lists of an object whose items hold expressions: their field, and what they have to give. */
type Places = Readonly<Record<string, readonly (readonly [field: string, result?: Result])[]>>;

const ofPolicies: Places = {
  matchConditions: [["expression", "bool"]],
  variables: [["expression"]],
  validations: [
    ["expression", "bool"],
    ["messageExpression", "string"],
  ],
  auditAnnotations: [["valueExpression"]],
};

const ofWebhooks: Places = { matchConditions: [["expression", "bool"]] };
const ofDevices: Places = { selectors: [["cel.expression", "bool"]] };

const general = ["object", "oldObject", "request", "authorizer", "namespaceObject"];

function withVariables(names: readonly string[]): Environment {
  const variables = environment().clone();
  for (const name of names) variables.registerVariable(name, "dyn");
  return variables;
}

const made = new Map<string, Environment>();

function environmentWith(names: readonly string[]): Environment {
  const key = names.join();
  const known = made.get(key) ?? withVariables(names);
  made.set(key, known);
  return known;
}

function* faultsIn(place: string, holder: Found, places: Places, names: readonly string[]): Generator<Fault> {
  for (const [list, fields] of Object.entries(places)) {
    for (const [i, item] of listAt(holder, list).entries()) {
      for (const [field, result] of fields) {
        const expression = valueAt(item, ...field.split("."));
        if (typeof expression !== "string") continue;
        const wrong = wrongWithExpression(environmentWith(names), expression, result);
        if (wrong !== undefined) yield faultOf(`${place}${list}[${i}].${field}`, wrong);
      }
    }
  }
}

function faultOf(place: string, wrong: string): Fault {
  return { message: `${place} ${wrong}`, fix: "correct the expression" };
}

/** Schemas with rules below this depth are not looked at. */
const deepest = 60;

function* faultsOfSchema(
  place: string,
  schema: Found,
  node: SchemaNode | undefined,
  depth = 0,
): Generator<Fault> {
  if (node?.isRuled !== true || depth > deepest) return;
  const variables = node.rules.length > 0 ? withSelf(node) : environment();
  for (const [i, one] of listAt(schema, "x-kubernetes-validations").entries()) {
    const wrong = wrongWithExpression(variables, textAt(one, "rule") ?? "", "bool");
    if (wrong !== undefined) yield faultOf(`${place}.x-kubernetes-validations[${i}].rule`, wrong);
  }
  for (const name of Object.keys(mapAt(schema, "properties"))) {
    yield* faultsOfSchema(
      `${place}.properties.${name}`,
      valueAt(schema, "properties", name),
      node.field(name),
      depth + 1,
    );
  }
  yield* faultsOfSchema(`${place}.items`, valueAt(schema, "items"), node.items(), depth + 1);
  const values = valueAt(schema, "additionalProperties");
  yield* faultsOfSchema(`${place}.additionalProperties`, values, node.values(), depth + 1);
}

function* ofDefinition({ object }: Resource): Generator<Fault> {
  for (const [i, version] of listAt(object, "spec", "versions").entries()) {
    const schema = valueAt(version, "schema", "openAPIV3Schema");
    yield* faultsOfSchema(`spec.versions[${i}].schema.openAPIV3Schema`, schema, rootNode(schema));
  }
}

function* ofWebhook({ object }: Resource): Generator<Fault> {
  for (const [i, webhook] of listAt(object, "webhooks").entries()) {
    yield* faultsIn(`webhooks[${i}].`, webhook, ofWebhooks, general);
  }
}

function* ofPolicy({ object }: Resource): Generator<Fault> {
  const spec = valueAt(object, "spec");
  const own = [
    ...(isMap(valueAt(spec, "paramKind")) ? ["params"] : []),
    ...(listAt(spec, "variables").length > 0 ? ["variables"] : []),
  ];
  yield* faultsIn("spec.", spec, ofPolicies, [...general, ...own]);
}

function* ofRequests(place: string, claim: Found): Generator<Fault> {
  for (const [i, request] of listAt(claim, "devices", "requests").entries()) {
    const at = `${place}devices.requests[${i}].`;
    yield* faultsIn(`${at}exactly.`, valueAt(request, "exactly"), ofDevices, ["device"]);
    for (const [k, one] of listAt(request, "firstAvailable").entries()) {
      yield* faultsIn(`${at}firstAvailable[${k}].`, one, ofDevices, ["device"]);
    }
  }
}

function* ofDeviceKinds(graph: Graph): Generator<Violation> {
  const of = (kind: string) => stableOf(graph, { group: "resource.k8s.io", kind });
  const say = function* (at: Resource, faults: Iterable<Fault>) {
    for (const fault of faults) yield { at, ...fault };
  };
  for (const at of of("DeviceClass")) {
    yield* say(at, faultsIn("spec.", valueAt(at.object, "spec"), ofDevices, ["device"]));
  }
  for (const at of of("ResourceClaim")) yield* say(at, ofRequests("spec.", valueAt(at.object, "spec")));
  for (const at of of("ResourceClaimTemplate")) {
    yield* say(at, ofRequests("spec.spec.", valueAt(at.object, "spec", "spec")));
  }
}

function* violationsOf(
  graph: Graph,
  kind: string,
  faultsOf: (at: Resource) => Iterable<Fault>,
): Generator<Violation> {
  const of = kind === "CustomResourceDefinition" ? kinds.customResourceDefinition : { group, kind };
  for (const at of stableOf(graph, of)) for (const fault of faultsOf(at)) yield { at, ...fault };
}

/** Expressions in CEL are ones: they parse, ask for what there is, and give what is needed. */
export const expressions: Rule = {
  number: 175,
  name: "expressions",
  reason:
    "The API server refuses a policy, a webhook or a definition with an expression in CEL that it cannot compile.",
  see: "https://kubernetes.io/docs/reference/using-api/cel/#type-checking",
  *check(graph) {
    yield* violationsOf(graph, "CustomResourceDefinition", ofDefinition);
    yield* ofDeviceKinds(graph);
    for (const kind of ["MutatingAdmissionPolicy", "ValidatingAdmissionPolicy"]) {
      yield* violationsOf(graph, kind, ofPolicy);
    }
    for (const kind of ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]) {
      yield* violationsOf(graph, kind, ofWebhook);
    }
  },
};
