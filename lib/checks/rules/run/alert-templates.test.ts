import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("alert-templates", objects);

const groupsOf = (...groups: Value[]) =>
  object("monitoring.coreos.com/v1 PrometheusRule", "shop", { spec: { groups } });

const rulesOf = (...rules: Value[]) => groupsOf({ name: "shop", rules });
const alert = (expr: Value, more: Record<string, Value> = {}) => ({ alert: "ShopIsDown", expr, ...more });

describe("a template", () => {
  it.each([
    "{{ $labels.pod }} is down since {{ $value | humanizeDuration }}",
    '{{ printf "%s}}" $labels.pod }} and {{ `{{` }} and {{/* that\'s it */}} { }',
    "{{ range $i, $one := query `up` }}{{ $one.Labels.pod }}{{ end }}{{ $pod := $labels.pod }}{{ $pod }} costs $money",
    '{{ with query "up{pod=\\"a\\"}" }}{{ . | first | value }}{{ end }}',
  ])("may say %s", (summary) => {
    expect(find(rulesOf(alert("up == 0", { annotations: { summary } })))).toEqual([]);
  });

  it.each(["{{ $labels.pod", "{{ $labels.pod } is down", '{{ "}}'])("closes what it opens in %s", (text) => {
    const wrong = rulesOf(alert("up == 0", { labels: { pod: text }, annotations: { summary: text } }));
    expect(find(wrong)).toEqual(
      ["annotations.summary", "labels.pod"].map((place) =>
        at(
          "alert-templates",
          wrong,
          `${place} of alert ShopIsDown opens {{ and does not close it`,
          "close it with }}",
        ),
      ),
    );
  });

  it("reads no variable that it is not given", () => {
    const wrong = rulesOf(alert("up == 0", { annotations: { summary: "{{ $label.pod }} is down" } }));
    expect(find(wrong)).toEqual([
      at(
        "alert-templates",
        wrong,
        "annotations.summary of alert ShopIsDown reads $label, which Prometheus does not give it",
        "write $labels",
      ),
    ]);
  });

  it("is suspected of a template that it does not open", () => {
    const wrong = rulesOf(alert("up == 0", { annotations: { summary: "{ $labels.pod }} is down" } }));
    expect(find(wrong)).toEqual([
      at(
        "alert-templates",
        wrong,
        "annotations.summary of alert ShopIsDown closes }} that nothing opens",
        "open it with {{",
        "warning",
      ),
    ]);
  });
});
