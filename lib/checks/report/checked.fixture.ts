import type { Checked } from "../check.ts";
import type { Finding } from "../finding.ts";

const place = {
  cluster: "gitops-delivery-cluster",
  unit: "expense-tracker",
  file: "apps/expense-tracker/index.ts",
};

/** An error at an object. */
export const missingKey: Finding = {
  ...place,
  line: 12,
  resource: { group: "apps", kind: "Deployment", namespace: "expense-tracker", name: "backend" },
  rule: "references",
  severity: "error",
  message: "env GOOGLE_CLIENT_ID reads key google-client-id of Secret backend-oauth, which nothing produces",
  fix: "add it to the keys of the Secret",
};

/** A warning at a unit. */
export const doubtful: Finding = {
  ...place,
  rule: "namespaces",
  severity: "warning",
  message: "it is doubtful",
  fix: "look",
};

/** What was found in twelve objects. */
export function checkedWith(...findings: readonly Finding[]): Checked {
  return { findings, accepted: 0, objects: 12, references: 30, flows: 9, untold: [] };
}
