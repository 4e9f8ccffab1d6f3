import { expect, it } from "vitest";
import { renderedInfrastructure } from "#test/rendered.ts";

const { databases, repositories, secrets } = await renderedInfrastructure("fastapi-app-cluster");

it("FA3 its image has the repository fastapi-app, which keeps the last 10", () => {
  expect(repositories).toEqual({ "fastapi-app": { keep: 10 } });
});

it("FA6 its database is none of ours: a person fills in where it is", () => {
  expect(databases).toEqual({});
  expect(secrets["fastapi-app-cluster/fastapi-app/database"]).toEqual({ generated: [], filled: ["url"] });
});
