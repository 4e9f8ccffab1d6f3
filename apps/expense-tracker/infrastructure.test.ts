import { expect, it } from "vitest";
import { renderedInfrastructure, renderedUnit } from "#test/rendered.ts";

const { buckets, identities, secrets } = await renderedInfrastructure("gitops-delivery-cluster");
const tracker = await renderedUnit("gitops-delivery-cluster", "expense-tracker");

it("ET5 people fill in what others gave them, and Terraform makes up the rest", () => {
  expect(secrets["gitops-delivery-cluster/expense-tracker/backend-secrets"]).toEqual({
    generated: ["jwt-secret"],
    filled: ["api-key", "google-client-id", "google-client-secret"],
  });
  expect(secrets["gitops-delivery-cluster/expense-tracker/postgres-credentials"]).toEqual({
    generated: ["password", "username"],
    filled: [],
  });
});

it("ET8 Grafana's password is made up", () => {
  expect(secrets["gitops-delivery-cluster/kube-prometheus-stack/grafana-admin"]).toEqual({
    generated: ["admin-password"],
    filled: [],
  });
});

it("ET11 backups of PostgreSQL have a bucket in S3, and are kept for 14 days", () => {
  const prefix = "expense-tracker/postgres/";
  expect(buckets["gitops-delivery-cluster-backups"]).toMatchObject({
    versioned: true,
    lifecycle: [{ prefix, expiration_days: 14 }],
  });
  expect(tracker.object("ConfigMap", "postgres-backup").data).toMatchObject({
    BUCKET: "gitops-delivery-cluster-backups",
    PREFIX: "expense-tracker/postgres",
  });
});

it("ET11 the backup writes its dumps and reads none, and the restore reads them and writes none", () => {
  const rights = (read: boolean, write: boolean) => ({
    permissions: null,
    buckets: [{ name: "gitops-delivery-cluster-backups", prefix: "expense-tracker/postgres/", read, write }],
  });
  expect(identities["expense-tracker/postgres-backup"]).toEqual(rights(false, true));
  expect(identities["expense-tracker/postgres-restore"]).toEqual(rights(true, false));
  expect(tracker.object("CronJob", "postgres-backup").spec).toMatchObject({
    jobTemplate: { spec: { template: { spec: { serviceAccountName: "postgres-backup" } } } },
  });
});

it("ET3 controllers have roles of their own, each with no more than it is for", () => {
  expect(identities).toMatchObject({
    "cert-manager/cert-manager": { permissions: "certificates" },
    "external-dns/external-dns": { permissions: "records" },
    "external-secrets/external-secrets": { permissions: "secrets" },
    "kube-system/cluster-autoscaler": { permissions: "scaling" },
    "kube-system/ebs-csi-controller-sa": { permissions: "volumes" },
  });
  expect(Object.keys(identities)).toHaveLength(7);
});
