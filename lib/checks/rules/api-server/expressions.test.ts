import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const properties = {
  low: { type: "integer" },
  name: { type: "string" },
  namespace: { type: "string" },
  when: { type: "string", format: "date-time" },
  port: { "x-kubernetes-int-or-string": true },
  labels: { type: "object", additionalProperties: { type: "string" } },
  items: { type: "array", items: { type: "object", properties: { name: { type: "string" } } } },
};

const definition = (rule: Value) => {
  const spec = { type: "object", properties, "x-kubernetes-validations": [{ rule }] };
  const schema = { openAPIV3Schema: { type: "object", properties: { spec } } };
  return object("apiextensions.k8s.io/v1 CustomResourceDefinition", "widgets.example.com", {
    spec: {
      group: "example.com",
      names: { plural: "widgets", kind: "Widget" },
      scope: "Namespaced",
      versions: [{ name: "v1", served: true, storage: true, schema }],
    },
  });
};

const policy = (expression: Value, spec: Readonly<Record<string, Value>> = {}) =>
  object("admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy", "web", {
    spec: { ...spec, validations: [{ expression }] },
  });

const webhook = (expression: Value) =>
  object("admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration", "web", {
    webhooks: [{ name: "a.example.com", matchConditions: [{ name: "a", expression }] }],
  });

const fix = "correct the expression";

describe("the rules of a definition", () => {
  const place = "spec.versions[0].schema.openAPIV3Schema.properties.spec.x-kubernetes-validations[0].rule";

  it.each([
    "self.low > 1.5 || self.port == 'http' || self.port == 80",
    "self.namespace == self.__namespace__ && has(self.name)",
    "self.when > timestamp('2024-01-01T00:00:00Z') && self == oldSelf",
    "self.items.all(one, one.name.matches('^a')) && has(self.items[0].name)",
    "self.labels.all(key, self.labels[key] != '') && self.?name.orValue('') == ''",
    "self.items.all(i, one, i < 5) && format.dns1123Label().validate(self.name).hasValue()",
    "self.items.map(one, one.name).isSorted() && semver(self.name).major() > 1",
  ])("pass as %s", (rule) => {
    expect(findingsOf("expressions", [definition(rule)])).toEqual([]);
  });

  it.each<[Value, string]>([
    ["self.low >", "does not parse: Unexpected token: EOF"],
    ["", "is empty"],
    [null, "is empty"],
    ["self.high > 1", "is wrong: No such key: high"],
    ["!has(self.high)", "is wrong: No such key: high"],
    ["self.items.all(one, one.size > 1)", "is wrong: No such key: size"],
    ["self.low == 'a'", "is wrong: no such overload: int == string"],
    ["self.low", "gives int, not bool"],
    ["other.low == 1", "asks for other"],
    ["self.name.isEmpty()", "calls isEmpty(), which Kubernetes does not have"],
  ])("do not pass as %j", (rule, wrong) => {
    const one = definition(rule);
    expect(findingsOf("expressions", [one])).toEqual([at("expressions", one, `${place} ${wrong}`, fix)]);
  });
});

describe("the expressions of policies and webhooks", () => {
  it("pass with what they can see", () => {
    const whole = policy("params.most >= variables.count && object.spec.replicas <= 5", {
      paramKind: { apiVersion: "v1", kind: "ConfigMap" },
      variables: [{ name: "count", expression: "object.spec.replicas" }],
      matchConditions: [{ name: "a", expression: "request.operation == 'CREATE'" }],
      auditAnnotations: [{ key: "a", valueExpression: "'a' + object.metadata.name" }],
    });
    expect(findingsOf("expressions", [whole, webhook("!(request.resource.group in ['apps'])")])).toEqual([]);
  });

  it.each<[Value, string]>([
    ["params.most > 5", "asks for params"],
    ["variables.count > 5", "asks for variables"],
    ["OBJECT.spec.replicas > 5", "asks for OBJECT"],
    ["object.spec.paused", "gives a value of any type, not bool"],
    ["1", "gives int, not bool"],
  ])("of policies do not pass as %j", (expression, wrong) => {
    const one = policy(expression);
    const message = `spec.validations[0].expression ${wrong}`;
    expect(findingsOf("expressions", [one])).toEqual([at("expressions", one, message, fix)]);
  });

  it("of webhooks do not pass without being ones", () => {
    const one = webhook("request.operation = 'CREATE'");
    expect(findingsOf("expressions", [one])).toEqual([
      at(
        "expressions",
        one,
        "webhooks[0].matchConditions[0].expression does not parse: Unexpected character: =",
        fix,
      ),
    ]);
  });

  it("of devices do not pass where they ask for anything else", () => {
    const selectors = [
      { cel: { expression: "device.driver == 'gpu.example.com'" } },
      { cel: { expression: "gpu" } },
    ];
    const spec = { devices: { requests: [{ name: "a", exactly: { deviceClassName: "a", selectors } }] } };
    const one = object("resource.k8s.io/v1 ResourceClaim", "web", { spec });
    const message = "spec.devices.requests[0].exactly.selectors[1].cel.expression asks for gpu";
    expect(findingsOf("expressions", [one])).toEqual([at("expressions", one, message, fix)]);
  });
});
