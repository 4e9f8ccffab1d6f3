import { describe, expect, it } from "vitest";
import type { KubernetesObject } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

describe("Secrets", () => {
  it("pass with the keys of their type", () => {
    expect(
      findingsOf("typed-secrets", [
        object("Secret", "tls", { type: "kubernetes.io/tls", data: { "tls.crt": "", "tls.key": "" } }),
        object("Secret", "registry", {
          type: "kubernetes.io/dockerconfigjson",
          stringData: { ".dockerconfigjson": "{}" },
        }),
        object("Secret", "login", { type: "kubernetes.io/basic-auth", stringData: { password: "a" } }),
        object("Secret", "own", { type: "example.com/own" }),
      ]),
    ).toEqual([]);
  });

  it.each<[KubernetesObject, string, string]>([
    [
      object("Secret", "tls", { type: "kubernetes.io/tls", data: { "tls.crt": "" } }),
      "it is of the type kubernetes.io/tls, but has no key tls.key",
      "add tls.key, or correct the type",
    ],
    [
      object("Secret", "registry", {
        type: "kubernetes.io/dockerconfigjson",
        stringData: { ".dockerconfigjson": "user:password" },
      }),
      ".dockerconfigjson holds no JSON",
      'write {"auths": ...}, as docker login does',
    ],
    [
      object("Secret", "login", { type: "kubernetes.io/basic-auth", stringData: { user: "a" } }),
      "it is of the type kubernetes.io/basic-auth, but has no key username or password",
      "add username or password, or correct the type",
    ],
    [
      object("Secret", "token", { type: "kubernetes.io/service-account-token" }),
      "it is of the type kubernetes.io/service-account-token, but names no ServiceAccount",
      "add the annotation kubernetes.io/service-account.name",
    ],
  ])("are refused as %j", (one, message, fix) => {
    expect(findingsOf("typed-secrets", [one])).toEqual([at("typed-secrets", one, message, fix)]);
  });
});
