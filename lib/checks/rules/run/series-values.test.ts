import { expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { alerting } from "./monitoring.fixture.ts";

it.each([
  'kube_pod_status_phase{phase=~"Pending|Failed"} > 0',
  'kube_node_status_condition{condition="Ready",status!="true"} > 0',
  'app_phase{phase="pending"} > 0',
])("takes %s", (query) => {
  expect(findingsOf("series-values", [alerting(query)])).toEqual([]);
});

it("refuses a value that a label never has", () => {
  const wrong = alerting('kube_pod_status_phase{phase="pending"} > 0');
  expect(findingsOf("series-values", [wrong])).toEqual([
    at(
      "series-values",
      wrong,
      "alert Down reads kube_pod_status_phase with phase pending, which it never has: it is empty for ever",
      "write one of Failed, Pending, Running, Succeeded, Unknown",
    ),
  ]);
});
