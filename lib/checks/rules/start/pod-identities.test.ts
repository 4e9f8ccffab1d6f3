import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { at, deployment, findingsOf, fullFacts, object } from "../../tree.fixture.ts";

const rule = "pod-identities";

function withRoles(...serviceAccounts: readonly string[]) {
  const podIdentityAssociations = serviceAccounts.map((serviceAccount) => ({
    namespace: "shop",
    serviceAccount,
  }));
  return { facts: { ...fullFacts, podIdentityAssociations } };
}

const copying = { args: ["sh", "-c", "aws s3 cp /backup s3://assets/backup"] };

function backup(
  container: Record<string, Value> = copying,
  podSpec: Record<string, Value> = {},
): KubernetesObject {
  return deployment("backup", container, { serviceAccountName: "backup", ...podSpec });
}

const account = (name: string, annotations: Record<string, Value> = {}) =>
  object("ServiceAccount", name, {}, { annotations });

const role = { "eks.amazonaws.com/role-arn": "arn:aws:iam::123456789012:role/backup" };

describe("pods that call AWS", () => {
  it("have a role, or nobody knows", () => {
    expect(findingsOf(rule, [backup()], withRoles("backup"))).toEqual([]);
    expect(findingsOf(rule, [account("backup", role), backup()], withRoles())).toEqual([]);
    expect(findingsOf(rule, [backup()])).toEqual([]);
  });

  it.each([
    [
      {
        ...copying,
        env: [{ name: "AWS_ACCESS_KEY_ID", valueFrom: { secretKeyRef: { name: "a", key: "b" } } }],
      },
      {},
    ],
    [{ ...copying, envFrom: [{ secretRef: { name: "keys" } }] }, {}],
    [{ args: ["aws --endpoint-url http://minio:9000 s3 ls"] }, {}],
    [copying, { hostNetwork: true }],
    [{ args: ["echo", "laws s3"] }, {}],
    [{ env: [{ name: "AWS_REGION", value: "eu-west-1" }] }, {}],
  ])("may have keys of their own, or of their node, or do not call it: %o %o", (container, podSpec) => {
    expect(findingsOf(rule, [backup(container, podSpec)], withRoles())).toEqual([]);
  });

  it("are refused without a role", () => {
    const pods = backup();
    expect(findingsOf(rule, [pods], withRoles("backups"))).toEqual([
      at(
        rule,
        pods,
        "container main calls aws s3, and its ServiceAccount backup has no role at AWS, neither by Pod Identity nor by an annotation: AWS refuses its calls",
        "name ServiceAccount backups, or give backup a role",
      ),
    ]);
  });

  it.each([
    [{ command: ["tool", "--to=s3://assets/x"] }, "container main reads or writes s3:// addresses"],
    [{ env: [{ name: "TO", value: "s3://assets/x" }] }, "container main has env TO with an address of AWS"],
    [
      { image: "registry.k8s.io/external-dns/external-dns:v0.15.0", args: ["--provider=aws"] },
      "container main runs registry.k8s.io/external-dns/external-dns:v0.15.0",
    ],
  ])("are known by what they run: %o", (container, use) => {
    expect(findingsOf(rule, [backup(container)], withRoles())).toMatchObject([
      { message: expect.stringContaining(`${use}, and its ServiceAccount backup has no role at AWS`) },
    ]);
  });
});

describe("a ServiceAccount with a role", () => {
  it("that no pods work as is warned of", () => {
    const unused = account("web");
    expect(findingsOf(rule, [unused, deployment("web")], withRoles("web"))).toEqual([
      at(
        rule,
        unused,
        "it has a role at AWS, and no pods of namespace shop work as it: they get no role",
        "name it as serviceAccountName of the pods that call AWS, or remove it and its role",
        "warning",
      ),
    ]);
    const used = deployment("web", {}, { serviceAccountName: "web" });
    expect(findingsOf(rule, [unused, used], withRoles("web"))).toEqual([]);
  });
});

describe("a store of secrets", () => {
  const store = object("external-secrets.io/v1 SecretStore", "aws", {
    spec: { provider: { aws: { auth: { jwt: { serviceAccountRef: { name: "reader" } } } } } },
  });

  it("signs in as a ServiceAccount with a role", () => {
    expect(findingsOf(rule, [store, account("reader", role)], withRoles())).toEqual([]);
    expect(findingsOf(rule, [store, account("reader")], withRoles("reader"))).toEqual([]);
  });

  it("reads nothing as one without", () => {
    expect(findingsOf(rule, [store, account("reader")], withRoles())).toEqual([
      at(
        rule,
        store,
        "it signs in at AWS as ServiceAccount reader of namespace shop, which has no role: it reads no secret",
        "add eks.amazonaws.com/role-arn to the ServiceAccount, or name one with a role",
      ),
    ]);
  });
});
