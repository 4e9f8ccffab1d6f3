import { describe, expect, it } from "vitest";
import { at, declares, deployment, findingsOf, object, service } from "../../tree.fixture.ts";

const backend = service("backend", [{ name: "http", port: 8000 }]);
const web = (value: string, name = "API_URL") => deployment("web", { env: [{ name, value }] });
const found = (value: string, name?: string) =>
  findingsOf("unknown-service-ports", [web(value, name), backend]);

describe("unknown-service-ports", () => {
  it("knows the ports of a Service, and leaves clients alone that have ports of their own", () => {
    expect(found("http://backend:8000")).toEqual([]);
    expect(found("http://backend", "OTEL_EXPORTER_OTLP_ENDPOINT")).toEqual([]);
  });

  it("does not take what people read for what a program connects to", () => {
    const manual = (name: string) =>
      object("ConfigMap", "manual", { data: { [name]: "see http://backend:8080 there" } });
    const mounted = deployment(
      "web",
      { volumeMounts: [{ name: "x", mountPath: "/x" }] },
      {
        volumes: [{ name: "x", configMap: { name: "manual" } }],
      },
    );
    const foundIn = (name: string) => findingsOf("unknown-service-ports", [manual(name), mounted, backend]);
    expect(foundIn("AGENTS.md")).toEqual([]);
  });

  it("finds others, also those that a URL means without saying them", () => {
    expect(found("http://backend:8080")).toEqual([
      at(
        "unknown-service-ports",
        web("http://backend:8080"),
        "env API_URL of container main leads to backend:8080, and Service backend has http (8000)",
        "correct the port, or add it to the Service",
      ),
    ]);
    expect(found("http://backend/api")).toEqual([
      at(
        "unknown-service-ports",
        web("http://backend/api"),
        "env API_URL of container main leads to backend at its usual port 80, and Service backend has http (8000)",
        "write the port of the Service behind the host",
      ),
    ]);
  });

  it("reads words with ports in command lines, and no tags of images", () => {
    const told = (text: string) =>
      findingsOf("unknown-service-ports", [deployment("web", { args: [text] }), backend]);
    expect(told("--backend=backend:8001")).toHaveLength(1);
    expect(told("--backend=backend:8000")).toEqual([]);
    expect(told("--image=backend:16")).toEqual([]);
    expect(told("http://backend/data")).toEqual([]);
  });

  it("takes ports of pods for those of a headless Service", () => {
    const headless = object("Service", "backend", {
      spec: { clusterIP: "None", selector: { app: "backend" }, ports: [{ port: 8000 }] },
    });
    const pods = deployment("backend", declares(["grpc", 9000]));
    const ofHeadless = (value: string) => findingsOf("unknown-service-ports", [web(value), headless, pods]);
    expect(ofHeadless("http://backend:9000")).toEqual([]);
    expect(ofHeadless("http://backend:9001")).toHaveLength(1);
  });
});
