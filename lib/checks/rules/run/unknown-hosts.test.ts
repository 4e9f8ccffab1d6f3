import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import {
  at,
  deployment,
  findingsOf,
  object,
  release,
  service,
  type TreeOptions,
} from "../../tree.fixture.ts";

const backend = service("backend", [{ port: 8000 }]);
const web = (name: string, value: string) => deployment("web", { env: [{ name, value }] });
const found = (reader: KubernetesObject, options?: TreeOptions) =>
  findingsOf("unknown-hosts", [reader, backend], options);

describe("unknown-hosts", () => {
  it.each([
    "http://backend:8000",
    "http://backend.shop:8000",
    "http://backend.shop.svc.cluster.local:8000",
    "http://pod-0.backend.shop.svc:8000",
    "http://example.com",
    "http://kubernetes.default.svc",
    "http://backend.io:443",
    "http://backend.io:9000",
  ])("knows %s", (value) => {
    expect(found(web("API_URL", value))).toEqual([]);
  });

  it.each([
    [
      "http://backand:8000",
      "backand:8000, and namespace shop has no Service backand",
      "write backend, or add Service backand to namespace shop",
    ],
    [
      "http://api:8000",
      "api:8000, and namespace shop has no Service api",
      "correct the name, or add Service api to namespace shop",
    ],
    [
      "http://backend.shop.svc.cluster.locale",
      "backend.shop.svc.cluster.locale, and names of the cluster end in cluster.local",
      "write cluster.local for cluster.locale",
    ],
    ["http://backend.svc", "backend.svc, which has no namespace before svc", "write backend.shop.svc"],
    ["http://backend.shopp", "backend.shopp, and there is no namespace shopp", "write backend.shop"],
    [
      "http://backend.warehouse:8000",
      "backend.warehouse:8000, and there is no namespace warehouse",
      "write backend.shop",
    ],
    [
      "http://backend.shop.cluster.local",
      "backend.shop.cluster.local, and Services are below svc.cluster.local",
      "write backend.shop.svc.cluster.local",
    ],
    [
      "http://backend.shoop.svc",
      "backend.shoop.svc, and nothing creates namespace shoop",
      "write shop for shoop",
    ],
  ])("finds %s", (value, message, fix) => {
    const reader = web("API_URL", value);
    expect(found(reader)).toEqual([
      at("unknown-hosts", reader, `env API_URL of container main leads to ${message}`, fix),
    ]);
  });

  it("takes what a client of a database is told for a host", () => {
    const dump = (host: string) =>
      deployment("web", { command: ["sh", "-c", `pg_dump -Fc -h ${host} -d shop`] });
    expect(found(dump("$PGHOST"))).toEqual([]);
    expect(found(dump("backend"))).toEqual([]);
    expect(found(dump("postgresql")).map(({ message }) => message)).toEqual([
      "command line of container main leads to postgresql, and namespace shop has no Service postgresql",
    ]);
  });

  it("takes a word for a host where a host is expected, or with the port of a Service of nearly that name", () => {
    expect(found(web("DATABASE_HOST", "postgres"))).toHaveLength(1);
    expect(found(deployment("web", { args: ["--backend=bakend:8000"] }))).toHaveLength(1);
    expect(found(web("MODE", "bakend"))).toEqual([]);
    expect(found(deployment("web", { args: ["--image=bakend:1.2"] }))).toEqual([]);
  });

  it("is at the ConfigMap that says it", () => {
    const config = object("ConfigMap", "config", { data: { API_URL: "http://api.shop.svc" } });
    const reader = deployment("web", { envFrom: [{ configMapRef: { name: "config" } }] });
    expect(findingsOf("unknown-hosts", [reader, config, backend])).toEqual([
      at(
        "unknown-hosts",
        config,
        "API_URL leads to api.shop.svc, and namespace shop has no Service api",
        "correct the name, or add Service api to namespace shop",
      ),
    ]);
  });

  it("says nothing where a chart may bring the Service, or pods know the name by themselves", () => {
    expect(found(web("API_URL", "http://queue:8000"), { charts: [release("queue")] })).toEqual([]);
    const aliased = deployment(
      "web",
      { env: [{ name: "API_URL", value: "http://api" }] },
      { hostAliases: [{ ip: "10.0.0.1", hostnames: ["api"] }] },
    );
    expect(found(aliased)).toEqual([]);
  });

  it("takes Services of no namespace for those of any", () => {
    const reader = web("API_URL", "http://api.default.svc");
    const api = object("Service", "api", { spec: { ports: [{ port: 80 }] } }, { namespace: "" });
    expect(findingsOf("unknown-hosts", [reader, api])).toEqual([]);
  });

  it("warns where the namespace may have been there before", () => {
    const reader = web("API_URL", "http://backend.other.svc");
    const [finding] = found(reader, { facts: {} });
    expect(finding?.severity).toBe("warning");
  });
});
