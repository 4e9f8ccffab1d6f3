import { describe, expect, it } from "vitest";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const ruleOf = (expr: string, summary: string) =>
  object("monitoring.coreos.com/v1 PrometheusRule", "web", {
    spec: { groups: [{ name: "web", rules: [{ alert: "Down", expr, annotations: { summary } }] }] },
  });

describe("the text of an alert", () => {
  it.each([
    ["sum by (queue) (messages) > 5", "{{ $labels.queue }}"],
    ["(sum by (queue) (messages)) > 5", "{{ $labels.queue }}"],
    ["sum without (pod) (messages) > 5", "{{ $labels.queue }}"],
    ["topk(3, messages) > 5", "{{ $labels.queue }}"],
    ["sum(messages) > 5", "{{ $labels.queue }}"],
    ["messages > 5", "{{ $labels.queue }}"],
    ["sum by (a) (x) * on (a) group_left (queue) messages", "{{ $labels.queue }}"],
    ["sum by (a) (x) or messages", "{{ $labels.queue }}"],
    ["sum(x) > 5", "{{ if $labels.queue }}{{ $labels.queue }}{{ end }}"],
    ["sum(x) > 5", "{{ $value }}"],
    ["label_replace(sum by (a) (x), 'queue', '$1', 'a', '(.*)')", "{{ $labels.queue }}"],
    ["histogram_quantile(0.9, sum by (le, queue) (rate(x_bucket[5m]))) > 5", "{{ $labels.queue }}"],
    ["sum by (", "{{ $labels.queue }}"],
  ])("names labels of the result of %s", (expr, summary) => {
    expect(findingsOf("alert-labels", [ruleOf(expr, summary)])).toEqual([]);
  });

  it.each([
    ["sum by (queue) (messages) > 5"],
    ["5 < sum by (queue) (messages)"],
    ["round(sum by (queue) (messages)) and other"],
    ["a == on (queue) b"],
    ["sum by (queue) (a) / b"],
    ["histogram_quantile(0.9, sum by (le, queue) (rate(x_bucket[5m]))) > 5"],
  ])("names none that %s does not leave", (expr) => {
    const one = ruleOf(expr, "{{ $labels.host }} has too many");
    expect(findingsOf("alert-labels", [one])).toEqual([
      at(
        "alert-labels",
        one,
        `annotations.summary of alert Down names label host, but the result of its query has only queue: the text stays empty there`,
        'add host to "by", or take it out of the text',
        "warning",
      ),
    ]);
  });
});
