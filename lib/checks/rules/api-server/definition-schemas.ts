import { leadsTo } from "../../definitions/node-faults.ts";
import { faultsOfRoot, faultsOfStructure } from "../../definitions/structure.ts";
import { stableOf } from "../../fields/subjects.ts";
import { type Found, isMap, isTrueAt, listAt, textAt, valueAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Fault, Rule } from "../../rule.ts";

function* faultsOf(place: string, version: Found): Generator<Fault> {
  const path = `${place}.schema.openAPIV3Schema`;
  const schema = valueAt(version, "schema", "openAPIV3Schema");
  if (!isMap(schema)) yield { message: `${path} is missing`, fix: "write the schema" };
  else {
    yield* faultsOfStructure(path, schema);
    for (const [i, field] of listAt(version, "selectableFields").entries()) {
      const to = textAt(field, "jsonPath") ?? "";
      if (!to.startsWith(".") || leadsTo(schema, to)) continue;
      const message = `${place}.selectableFields[${i}].jsonPath is "${to}", which the schema does not have`;
      yield { message, fix: "write the path of a field" };
    }
    yield* faultsOfRoot(path, schema, isMap(valueAt(version, "subresources", "status")));
  }
  if (textAt(version, "deprecationWarning") === undefined || isTrueAt(version, "deprecated")) return;
  yield {
    message: `${place} has a deprecationWarning, but is not deprecated`,
    fix: "write deprecated: true",
  };
}

/** How versions are converted: a webhook has one address. */
function* ofConversion(conversion: Found): Generator<Fault> {
  const strategy = textAt(conversion, "strategy");
  const webhook = valueAt(conversion, "webhook");
  if (strategy !== "Webhook") {
    if (!isMap(webhook)) return;
    yield { message: `spec.conversion has a webhook, but the strategy ${strategy}`, fix: "write Webhook" };
    return;
  }
  const clients = ["url", "service"].filter((field) => valueAt(webhook, "clientConfig", field) ?? false);
  if (clients.length === 1) return;
  const found = clients.length === 0 ? "neither url nor service" : "both url and service";
  yield { message: `spec.conversion.webhook.clientConfig has ${found}`, fix: "write one of them" };
}

/** Schemas of CustomResourceDefinitions give every field a type. */
export const definitionSchemas: Rule = {
  number: 171,
  name: "definition-schemas",
  reason:
    "The API server refuses a definition without a schema, and one that leaves the type of a field open.",
  see: "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema",
  *check(graph) {
    for (const at of stableOf(graph, kinds.customResourceDefinition)) {
      for (const [i, version] of listAt(at.object, "spec", "versions").entries()) {
        for (const fault of faultsOf(`spec.versions[${i}]`, version)) yield { at, ...fault };
      }
      for (const fault of ofConversion(valueAt(at.object, "spec", "conversion"))) yield { at, ...fault };
    }
  },
};
