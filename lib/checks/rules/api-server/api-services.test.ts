import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const apiService = (name: string, spec: Readonly<Record<string, Value>>) =>
  object("apiregistration.k8s.io/v1 APIService", name, {
    spec: { group: "metrics.example.com", version: "v1", ...spec },
  });
const service = { name: "metrics", namespace: "shop" };

describe("APIServices", () => {
  it("pass where they hold", () => {
    expect(
      findingsOf("api-services", [apiService("v1.metrics.example.com", { service, caBundle: "Yg==" })]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      apiService("metrics", { service }),
      "its name is metrics, but it serves v1.metrics.example.com",
      "name it v1.metrics.example.com",
    ],
    [
      apiService("v1.metrics.example.com", { caBundle: "Yg==" }),
      "spec has caBundle, but no service",
      "write service, or remove it",
    ],
    [
      apiService("v1.metrics.example.com", { service, caBundle: "Yg==", insecureSkipTLSVerify: true }),
      "spec has caBundle, and insecureSkipTLSVerify that ignores it",
      "remove insecureSkipTLSVerify",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("api-services", [one])).toEqual([at("api-services", one, message, fix)]);
  });
});
