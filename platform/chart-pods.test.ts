import { expect, it } from "vitest";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { podsOf } from "./chart-pods.ts";
import { resources } from "./chart-values.ts";

const server = resources(millicores(1000), mebibytes(1024, 2048));
const sidecar = resources(millicores(10), mebibytes(64, 128));

it("requests what the containers of a pod request together, as their values say it", () => {
  expect(podsOf(2, server, sidecar, sidecar)).toEqual({ replicas: 2, cpu: 1020, memory: 1152 });
});

it("requests nothing where a pod never runs", () => {
  expect(podsOf(0)).toEqual({ replicas: 0, cpu: 0, memory: 0 });
});
