import type { Tree } from "#lib/render/tree.ts";
import type { Operator } from "../operator.ts";
import { add, containers, each, nameOf, objects, podSpecs, put, type Site, textOf, within } from "../site.ts";

/** ConfigMaps that pods read as variables. */
function configuration(tree: Tree): Site[] {
  return objects(tree, "ConfigMap").filter(
    (site) => textOf(site, "metadata", "labels", "grafana_dashboard") === "",
  );
}

/** Adds a variable to a container. */
function variable(site: Site, name: string, value: string) {
  const before = within([site], "env", "*").map((one) => one.value);
  return put(site, [...before, { name, value }], "env");
}

const rbac = "rbac.authorization.k8s.io";

/** Gives a role to the ServiceAccount of a pod. */
function bound(site: Site, role: string) {
  const account = textOf(site, "serviceAccountName");
  const namespace = site.resource.namespace ?? "";
  return {
    apiVersion: `${rbac}/v1`,
    kind: "ClusterRoleBinding",
    metadata: { name: `${nameOf(site)}-${role}` },
    roleRef: { apiGroup: rbac, kind: "ClusterRole", name: role },
    subjects: [{ kind: "ServiceAccount", name: account, namespace }],
  };
}

// Put together here, so that no scanner of this repository takes them for real ones.
const accessKey = ["AKIA", "Q3EGRDWVX7LZT2MB"].join("");
const googleKey = ["AIza", "SyD4kP9wQ2xV7mB1nR8tL5jH3gF6cZ0aYeU"].join("");
const gitHubToken = ["ghp", "_x7Kq2mVb9TzR4wLp8NsYd3FhJ6gC1eAa5uQZ"].join("");
const password = ["tR7", "vK9mQ2xW5pL8z"].join("!");
const privateKey = [
  "-----BEGIN ",
  "RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA0Z3VS5JJcds3xfn/ygWyF8PbnGy0AHB7MhgHcTz6sE2I2yPB\n-----END RSA PRIVATE KEY-----\n",
].join("");

/** What must not be in Git, and power that no workload needs. */
export const git: readonly Operator[] = [
  {
    name: "access-key-in-a-config-map",
    of: "keys in Git",
    seen: "https://github.com/CleverCloud/clever-kubernetes-operator/issues/156",
    drafts: (tree) => each(configuration(tree), (site) => put(site, accessKey, "data", "AWS_ACCESS_KEY_ID")),
  },
  {
    name: "google-key-in-a-variable",
    of: "keys in Git",
    seen: "https://github.com/kubestellar/console/issues/17193",
    drafts: (tree) => each(containers(tree), (site) => variable(site, "GOOGLE_API_KEY", googleKey)),
  },
  {
    name: "git-token-in-an-annotation",
    of: "tokens in Git",
    seen: "https://github.com/ariffazil/arifOS/issues/478",
    drafts: (tree) =>
      each(objects(tree, "Deployment"), (site) =>
        put(site, gitHubToken, "metadata", "annotations", "ci-token"),
      ),
  },
  {
    name: "private-key-in-a-config-map",
    of: "keys in Git",
    seen: "https://github.com/freegroup/kube-s3/issues/25",
    drafts: (tree) => each(configuration(tree), (site) => put(site, privateKey, "data", "tls.key")),
  },
  {
    name: "password-in-a-variable",
    of: "passwords in Git",
    seen: "https://github.com/sai3010/Typesense-Kubernetes-Operator/issues/15",
    drafts: (tree) => each(containers(tree), (site) => variable(site, "DATABASE_PASSWORD", password)),
  },
  {
    name: "password-in-an-address",
    of: "passwords in Git",
    seen: "https://github.com/stakater/IngressMonitorController/issues/89",
    drafts: (tree) =>
      each(configuration(tree), (site) =>
        put(
          site,
          `postgresql://shop:${encodeURIComponent(password)}@db.example.org:5432/shop`,
          "data",
          "DATABASE_URL",
        ),
      ),
  },
  {
    name: "secret-object-with-its-values",
    of: "passwords in Git",
    seen: "https://github.com/fuzzingbrain/afc-crs-all-you-need-is-a-fuzzing-brain/issues/118",
    drafts: (tree) =>
      each(objects(tree, "ServiceAccount"), (site) =>
        add(site, {
          apiVersion: "v1",
          kind: "Secret",
          metadata: { name: `${nameOf(site)}-login` },
          stringData: { password },
        }),
      ),
  },
  {
    name: "image-of-the-latest-tag",
    of: "mutable images",
    seen: "https://github.com/kenlasko/monize/issues/122",
    drafts: (tree) =>
      each(within(containers(tree), "image"), (site) =>
        put(site, textOf(site).replace(/:[^:/]+$/, ":latest")),
      ),
  },
  {
    name: "image-of-no-tag",
    of: "mutable images",
    seen: "https://github.com/clouisle/Clouisle/pull/362",
    drafts: (tree) =>
      each(within(containers(tree), "image"), (site) => put(site, textOf(site).replace(/:[^:/]+$/, ""))),
  },
  {
    name: "all-power-for-a-workload",
    of: "power over the cluster",
    seen: "https://github.com/FairwindsOps/polaris/pull/823",
    drafts: (tree) => each(podSpecs(tree, "Deployment"), (site) => add(site, bound(site, "cluster-admin"))),
  },
  {
    name: "wildcard-role-for-a-workload",
    of: "power over the cluster",
    seen: "https://github.com/redhat-data-and-ai/usernaut/issues/292",
    drafts: (tree) =>
      each(podSpecs(tree, "Deployment"), (site) => {
        const binding = add(site, bound(site, "everything"));
        const role = add(site, {
          apiVersion: `${rbac}/v1`,
          kind: "ClusterRole",
          metadata: { name: "everything" },
          rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }],
        });
        return { ...binding, added: [...(binding.added ?? []), ...(role.added ?? [])] };
      }),
  },
];
