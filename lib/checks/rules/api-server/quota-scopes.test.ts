import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const quota = (resource: string, spec: Readonly<Record<string, Value>>) =>
  object("ResourceQuota", "web", { spec: { hard: { [resource]: "1" }, ...spec } });
const selecting = (expression: Readonly<Record<string, Value>>) =>
  quota("pods", { scopeSelector: { matchExpressions: [expression] } });

describe("scopes of quotas", () => {
  it("pass where they hold", () => {
    expect(
      findingsOf("quota-scopes", [
        quota("pods", { scopes: ["BestEffort"] }),
        quota("count/jobs.batch", { scopes: ["Terminating"] }),
        selecting({ scopeName: "PriorityClass", operator: "In", values: ["high"] }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      quota("requests.cpu", { scopes: ["BestEffort"] }),
      "spec.scopes has the scope BestEffort, in which requests.cpu is not counted",
      "make a quota of its own for requests.cpu",
    ],
    [
      quota("pods", { scopes: ["Terminating", "NotTerminating"] }),
      "spec.scopes has Terminating and NotTerminating, and no pod is both",
      "keep one of them",
    ],
    [
      quota("pods", { scopes: ["Best"] }),
      'spec.scopes has the scope "Best", which there is not',
      "write one of BestEffort, NotBestEffort, Terminating, NotTerminating, PriorityClass, CrossNamespacePodAffinity, VolumeAttributesClass",
    ],
    [
      selecting({ scopeName: "Terminating", operator: "In", values: ["a"] }),
      "spec.scopeSelector.matchExpressions[0] has the operator In for Terminating",
      "write Exists",
    ],
    [
      selecting({ scopeName: "PriorityClass", operator: "In" }),
      "spec.scopeSelector.matchExpressions[0] has the operator In without values",
      "write the values",
    ],
    [
      selecting({ scopeName: "PriorityClass", operator: "Exists", values: ["a"] }),
      "spec.scopeSelector.matchExpressions[0] asks whether there is a PriorityClass and has values",
      "write In, or remove the values",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("quota-scopes", [one])).toEqual([at("quota-scopes", one, message, fix)]);
  });
});
