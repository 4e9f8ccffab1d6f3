import { describe, expect, it } from "vitest";
import { secret } from "#lib/model/secret.ts";
import { postgresOf, redisOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

const oauth = secret("oauth", ["client-id", "client-secret"]);
const backend = serviceOf("backend", {
  env: { ID: oauth.key("client-id"), SECRET: oauth.key("client-secret") },
});

describe("external secret", () => {
  it("reads every key from the cluster's and unit's own secret, and keeps the Secret when it goes", () => {
    const property = (key: string) => ({
      secretKey: key,
      remoteRef: { key: "production/shop/oauth", property: key },
    });
    expect(rendered({ workloads: [backend] }).object("ExternalSecret", "oauth").spec).toEqual({
      refreshInterval: "1h",
      secretStoreRef: { kind: "ClusterSecretStore", name: "aws" },
      target: { name: "oauth", creationPolicy: "Owner", deletionPolicy: "Retain" },
      data: [property("client-id"), property("client-secret")],
    });
  });

  it("exists once, however many variables of however many workloads read it", () => {
    const worker = serviceOf("worker", { env: { ID: oauth.key("client-id") } });
    const application = rendered({ workloads: [backend, worker] });
    expect(application.problems).toEqual([]);
    expect(application.names("ExternalSecret")).toEqual(["oauth"]);
  });

  it("composes keys in the cluster and keeps the others", () => {
    const target = {
      template: {
        engineVersion: "v2",
        data: {
          username: '{{ index . "username" }}',
          password: '{{ index . "password" }}',
          url: "postgresql://{{ .username | urlquery }}:{{ .password | urlquery }}@postgres:5432/shop",
        },
      },
    };
    const application = rendered({ workloads: [postgresOf("postgres")] });
    const { spec } = application.object("ExternalSecret", "postgres-credentials");
    expect(spec).toMatchObject({ target });
    expect(spec).toHaveProperty("data", [
      {
        secretKey: "username",
        remoteRef: { key: "production/shop/postgres-credentials", property: "username" },
      },
      {
        secretKey: "password",
        remoteRef: { key: "production/shop/postgres-credentials", property: "password" },
      },
    ]);
  });

  it("asks the store for no key that is composed", () => {
    const { spec } = rendered({ workloads: [redisOf("redis")] }).object(
      "ExternalSecret",
      "redis-credentials",
    );
    expect(spec).toMatchObject({ data: [{ secretKey: "password" }] });
    expect(spec).toMatchObject({
      target: { template: { data: { url: "redis://:{{ .password | urlquery }}@redis:6379/0" } } },
    });
  });

  it("refuses a secret on a cluster without a store", () => {
    expect(rendered({ workloads: [backend] }, { offers: {} }).problems).toEqual([
      "secret oauth of shop needs a secret store, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });
});
