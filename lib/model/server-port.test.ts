import { expect, it } from "vitest";
import { postgresOf, redisOf, serviceOf } from "#lib/render/rendered.fixture.ts";
import { portOf } from "./server-port.ts";

it("others call the first port of a service, and the usual port of a server with data", () => {
  expect(portOf(serviceOf("backend", { port: { http: 8000, grpc: 9000 } }))).toBe(8000);
  expect(portOf(postgresOf("postgres"))).toBe(5432);
  expect(portOf(redisOf("redis"))).toBe(6379);
});
