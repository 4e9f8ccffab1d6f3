import { describe, expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf } from "../../tree.fixture.ts";
import { dashboard } from "./monitoring.fixture.ts";

const templating = { list: [{ name: "pod" }, { name: "source" }] };
const withPanel = (expr: string, uid = "prometheus") => {
  const panel: Value = { title: "Pods", datasource: { type: "prometheus", uid }, targets: [{ expr }] };
  return dashboard("web", { templating, panels: [panel] });
};
const find = (one: ReturnType<typeof dashboard>) => findingsOf("dashboard-variables", [one]);

describe("the variable of a panel", () => {
  it.each([
    ['up{pod=~"$pod"}', "prometheus"],
    [`up{pod=~"\${pod:regex}"}`, `\${source}`],
    ["up", `\${DS_PROMETHEUS}`],
    ['rate(up{pod=~"web.*$"}[$__rate_interval])', "$source"],
    ["label_replace(up, 'a', '$1', 'b', '(.*)')", "prometheus"],
  ])("is one of its dashboard: %s", (expr, uid) => {
    expect(find(withPanel(expr, uid))).toEqual([]);
  });

  it.each([
    ['up{pod=~"$pods"}', "prometheus", "pods", "write pod"],
    ["up", `\${ds}`, "ds", "add it to templating.list, or correct the name"],
  ])("is missed where the dashboard does not have it: %s of %s", (expr, uid, name, fix) => {
    const one = withPanel(expr, uid);
    expect(find(one)).toEqual([
      at(
        "dashboard-variables",
        one,
        `panel "Pods" in web.json names variable ${name}, which the dashboard does not have`,
        fix,
        "warning",
      ),
    ]);
  });
});
