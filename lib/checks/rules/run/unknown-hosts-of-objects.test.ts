import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object, service } from "../../tree.fixture.ts";

const prometheus = service("prometheus", [{ port: 9090 }]);
const source = (host: string) =>
  object(
    "ConfigMap",
    "source",
    { data: { "source.yaml": `url: http://${host}:9090\n` } },
    { labels: { grafana_datasource: "1" } },
  );
const scaler = (host: string) =>
  object("keda.sh/v1alpha1 ScaledObject", "web", {
    spec: { triggers: [{ metadata: { serverAddress: `http://${host}:9090` } }] },
  });

const found = (one: ReturnType<typeof object>) =>
  findingsOf("unknown-hosts-of-objects", [one, prometheus, deployment("prometheus")]);

describe("unknown-hosts-of-objects", () => {
  it("knows Services that data sources and custom resources name", () => {
    expect(found(source("prometheus.shop"))).toEqual([]);
    expect(found(scaler("prometheus.shop.svc"))).toEqual([]);
  });

  it("finds those that nothing makes", () => {
    const message = "and namespace shop has no Service metrics";
    const fix = "correct the name, or add Service metrics to namespace shop";
    const rule = "unknown-hosts-of-objects";
    const [one, other] = [source("metrics.shop.svc"), scaler("metrics.shop.svc")];
    expect(found(one)).toEqual([
      at(rule, one, `source.yaml leads to metrics.shop.svc:9090, ${message}`, fix),
    ]);
    expect(found(other)).toEqual([
      at(
        rule,
        other,
        `spec.triggers[0].metadata.serverAddress leads to metrics.shop.svc:9090, ${message}`,
        fix,
      ),
    ]);
  });

  it("finds a Service that stands for one that is not there", () => {
    const alias = object("Service", "alias", {
      spec: { type: "ExternalName", externalName: "metrics.shop.svc.cluster.local" },
    });
    expect(found(alias)).toHaveLength(1);
  });

  it("leaves names of certificates alone", () => {
    const certificate = object("cert-manager.io/v1 Certificate", "web", {
      spec: { dnsNames: ["web.shop.svc"] },
    });
    expect(found(certificate)).toEqual([]);
  });
});
