import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf } from "../../tree.fixture.ts";

const rule = "container-order";
const image = "registry.example.com/app:1.2.3";
const migrate = { name: "migrate", image, env: [{ name: "URL", value: "postgres://localhost:5432/shop" }] };
const proxy = { name: "proxy", image, ports: [{ containerPort: 5432 }] };

describe("containers of a pod", () => {
  it("stand before those that speak to them", () => {
    const sidecar = { ...proxy, restartPolicy: "Always" };
    const web = deployment("web", {}, { initContainers: [sidecar, migrate] });
    expect(findingsOf(rule, [web, deployment("api", {}, { initContainers: [migrate] })])).toEqual([]);
  });

  it("do not stand after those that speak to them", () => {
    const main = { name: "main", image };
    const message =
      "init container migrate speaks to container proxy of its own pod, which starts only after it ends";
    const fix = "make proxy a sidecar: an init container before migrate with restartPolicy Always";
    const beside = deployment("web", {}, { containers: [main, proxy], initContainers: [migrate] });
    expect(findingsOf(rule, [beside])).toEqual([at(rule, beside, message, fix, "warning")]);
    const after = deployment("web", {}, { initContainers: [migrate, { ...proxy, restartPolicy: "Always" }] });
    expect(findingsOf(rule, [after])).toEqual([at(rule, after, message, fix, "warning")]);
  });
});
