import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "secret-types";
const external = (type: string | undefined, ...keys: string[]) =>
  object("external-secrets.io/v1 ExternalSecret", "pull", {
    spec: {
      data: keys.map((secretKey) => ({ secretKey })),
      ...(type !== undefined && { target: { template: { type } } }),
    },
  });
const docker = "kubernetes.io/dockerconfigjson";
const web = deployment("web", {}, { imagePullSecrets: [{ name: "pull" }] });

describe("types of Secrets", () => {
  it("have their keys, and are those that are looked for", () => {
    expect(findingsOf(rule, [external(docker, ".dockerconfigjson"), web])).toEqual([]);
    expect(findingsOf(rule, [external("kubernetes.io/tls", "tls.crt", "tls.key")])).toEqual([]);
    expect(findingsOf(rule, [web])).toEqual([]);
  });

  it("do not lack their keys", () => {
    const wrong = external("kubernetes.io/tls", "tls.crt", "key");
    expect(findingsOf(rule, [wrong])).toEqual([
      at(
        rule,
        wrong,
        "Secret pull is of type kubernetes.io/tls, which needs tls.key, but it gets key and tls.crt: the API server refuses it",
        "add tls.key to its keys, or leave the type out",
      ),
    ]);
  });

  it("are passed over by the kubelet where they are others", () => {
    expect(findingsOf(rule, [external(undefined, ".dockerconfigjson"), web])).toEqual([
      at(
        rule,
        web,
        "imagePullSecrets[0] names Secret pull, which is of type Opaque: the kubelet passes it over, and pulls without it",
        "make it of type kubernetes.io/dockerconfigjson",
      ),
    ]);
  });

  it("serve certificates", () => {
    const ingress = object("networking.k8s.io/v1 Ingress", "web", {
      spec: { tls: [{ secretName: "pull" }] },
    });
    expect(findingsOf(rule, [external(undefined, "tls.crt", "tls.key"), ingress])).toEqual([]);
    expect(
      findingsOf(rule, [external(undefined, "cert", "key"), ingress]).map(({ message }) => message),
    ).toEqual([
      "spec.tls[0] names Secret pull, which has cert and key, but no tls.crt and tls.key: it serves no certificate",
    ]);
  });
});
