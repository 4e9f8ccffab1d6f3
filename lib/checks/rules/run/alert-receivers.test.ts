import { expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object, release } from "../../tree.fixture.ts";

const config = (route: Value, ...names: string[]) =>
  object("monitoring.coreos.com/v1alpha1 AlertmanagerConfig", "web", {
    spec: { route, receivers: names.map((name) => ({ name })) },
  });
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("alert-receivers", objects);

it("routes lead to receivers", () => {
  expect(find(config({ receiver: "mail", routes: [{ receiver: "pager" }] }, "mail", "pager"))).toEqual([]);
});

it("routes do not lead to nobody", () => {
  const wrong = config({ receiver: "mail", routes: [{ receiver: "pagr" }] }, "mail", "pager");
  expect(find(wrong)).toEqual([
    at(
      "alert-receivers",
      wrong,
      "spec has a route to receiver pagr, which is not among mail and pager",
      "write pager",
    ),
  ]);
});

it("routes in a template of an ExternalSecret lead to receivers", () => {
  const secret = (receiver: string) => {
    const file = `route:\n  receiver: ${receiver}\nreceivers:\n  - name: slack\n    url: {{ .url }}\n`;
    const template = { data: { "alertmanager.yaml": file } };
    return object("external-secrets.io/v1 ExternalSecret", "alerts", { spec: { target: { template } } });
  };
  expect(find(secret("slack"))).toEqual([]);
  expect(find(secret("slak")).map(({ message }) => message)).toEqual([
    "spec.target.template.data.alertmanager.yaml has a route to receiver slak, which is not among slack",
  ]);
});

it("the routes of the chart lead to its own receiver until they are told otherwise", () => {
  const withValues = (alertmanager: Value) =>
    findingsOf("alert-receivers", [], { charts: [release("kube-prometheus-stack", { alertmanager })] });
  const receivers = [{ name: "mail" }];
  expect(withValues({ config: {} })).toEqual([]);
  expect(withValues({ config: { receivers, route: { receiver: "mail", routes: [] } } })).toEqual([]);
  expect(
    withValues({ config: { receivers, route: { receiver: "mail" } } }).map(({ message }) => message),
  ).toEqual([
    "values alertmanager.config of chart kube-prometheus-stack has a route to receiver null, which is not among mail",
  ]);
});

it("a receiver is there once", () => {
  expect(find(config({ receiver: "mail" }, "mail", "mail")).map(({ message }) => message)).toEqual([
    "spec has two receivers mail",
  ]);
});
