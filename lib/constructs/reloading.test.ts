import { expect, it } from "vitest";
import { secret } from "#lib/model/secret.ts";
import { postgresOf, redisOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

const annotations = { "reloader.example.com/auto": "true" };
const token = secret("token", ["value"]).key("value");
const backend = serviceOf("backend", { env: { TOKEN: token } });

it("replaces the pods of what reads a Secret when its value is rotated", () => {
  const application = rendered({ workloads: [backend, redisOf("redis")] });
  expect(application.object("Deployment", "backend").metadata.annotations).toEqual(annotations);
  expect(application.object("StatefulSet", "redis").metadata.annotations).toEqual(annotations);
});

it("leaves alone what reads none, and a database, to which a new password is told with SQL", () => {
  const application = rendered({ workloads: [serviceOf("frontend"), postgresOf("postgres")] });
  expect(application.object("Deployment", "frontend").metadata).not.toHaveProperty("annotations");
  expect(application.object("StatefulSet", "postgres").metadata).not.toHaveProperty("annotations");
});

it("asks for nothing on a cluster without a reloader", () => {
  const application = rendered({ workloads: [backend] }, { offers: { secretStore: "aws" } });
  expect(application.object("Deployment", "backend").metadata).not.toHaveProperty("annotations");
});
