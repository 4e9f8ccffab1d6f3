import type { Operator } from "../operator.ts";
import {
  above,
  drop,
  each,
  misspelt,
  nameOf,
  objects,
  podSpecs,
  put,
  remove,
  textOf,
  within,
} from "../site.ts";

/** Names of everything else that objects name and nothing makes. */
export const names: readonly Operator[] = [
  {
    name: "service-account-misspelt",
    of: "missing ServiceAccounts",
    seen: "https://github.com/giantswarm/kube-stresscheck/issues/7",
    drafts: (tree) =>
      each(within(podSpecs(tree), "serviceAccountName"), (site) => put(site, misspelt(textOf(site)))),
  },
  {
    name: "service-account-removed",
    of: "missing ServiceAccounts",
    seen: "https://github.com/apecloud/kubeblocks/issues/4077",
    *drafts(tree) {
      const used = within(podSpecs(tree), "serviceAccountName").map(
        (site) => `${site.resource.namespace}/${textOf(site)}`,
      );
      const accounts = objects(tree, "ServiceAccount");
      yield* each(
        accounts.filter((site) => used.includes(`${site.resource.namespace}/${nameOf(site)}`)),
        drop,
      );
    },
  },
  {
    name: "claim-misspelt",
    of: "missing volume claims",
    seen: "https://github.com/JiRaska/open-bank-oss/issues/1241",
    drafts: (tree) =>
      each(within(podSpecs(tree), "volumes", "*", "persistentVolumeClaim", "claimName"), (site) =>
        put(site, misspelt(textOf(site))),
      ),
  },
  {
    name: "storage-class-misspelt",
    of: "missing storage classes",
    seen: "https://github.com/scalar-labs/scalar-kubernetes/pull/117",
    drafts: (tree) =>
      each(within(objects(tree, "PersistentVolumeClaim"), "spec", "storageClassName"), (site) =>
        put(site, misspelt(textOf(site))),
      ),
  },
  {
    name: "temporary-storage-class-misspelt",
    of: "missing storage classes",
    seen: "https://github.com/scalar-labs/scalar-kubernetes/pull/117",
    drafts: (tree) =>
      each(
        within(
          podSpecs(tree),
          "volumes",
          "*",
          "ephemeral",
          "volumeClaimTemplate",
          "spec",
          "storageClassName",
        ),
        (site) => put(site, "gp2"),
      ),
  },
  {
    name: "ingress-class-misspelt",
    of: "missing ingress classes",
    seen: "https://github.com/rancher/rancher/issues/35053",
    drafts: (tree) =>
      each(within(objects(tree, "Ingress"), "spec", "ingressClassName"), (site) =>
        put(site, `${textOf(site)}-public`),
      ),
  },
  {
    name: "ingress-class-left-out",
    of: "missing ingress classes",
    seen: "https://github.com/giantswarm/helloworld/pull/31",
    drafts: (tree) =>
      each(within(objects(tree, "Ingress"), "spec", "ingressClassName"), (site) => remove(site)),
  },
  {
    name: "priority-class-misspelt",
    of: "missing priority classes",
    seen: "https://github.com/openshift/origin/pull/23352",
    drafts: (tree) =>
      each(within(podSpecs(tree), "priorityClassName"), (site) => put(site, misspelt(textOf(site)))),
  },
  {
    name: "issuer-misspelt",
    of: "missing issuers",
    seen: "https://github.com/cert-manager/cert-manager/issues/280",
    drafts: (tree) =>
      each(within(objects(tree, "Certificate"), "spec", "issuerRef", "name"), (site) =>
        put(site, `${textOf(site)}-prod`),
      ),
  },
  {
    name: "issuer-of-no-kind",
    of: "missing issuers",
    seen: "https://github.com/ns1/cert-manager-webhook-ns1/pull/26",
    drafts: (tree) =>
      each(within(objects(tree, "Certificate"), "spec", "issuerRef", "kind"), (site) => remove(site)),
  },
  {
    name: "secret-store-misspelt",
    of: "missing secret stores",
    seen: "https://github.com/external-secrets/external-secrets/issues/1007",
    drafts: (tree) =>
      each(within(objects(tree, "ExternalSecret"), "spec", "secretStoreRef", "name"), (site) =>
        put(site, misspelt(textOf(site))),
      ),
  },
  {
    name: "secret-store-of-no-kind",
    of: "missing secret stores",
    seen: "https://github.com/external-secrets/external-secrets/issues/1007",
    drafts: (tree) =>
      each(within(objects(tree, "ExternalSecret"), "spec", "secretStoreRef", "kind"), (site) =>
        textOf(site) === "ClusterSecretStore" ? remove(site) : undefined,
      ),
  },
  {
    name: "role-misspelt",
    of: "missing roles",
    seen: "https://github.com/instrumenta/policies/issues/5",
    drafts: (tree) =>
      each(within(objects(tree, "RoleBinding"), "roleRef", "name"), (site) => put(site, `${textOf(site)}er`)),
  },
  {
    name: "ingress-backend-misspelt",
    of: "missing Services",
    seen: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/771",
    drafts: (tree) =>
      each(
        within(
          objects(tree, "Ingress"),
          "spec",
          "rules",
          "*",
          "http",
          "paths",
          "*",
          "backend",
          "service",
          "name",
        ),
        (site) => put(site, `${textOf(site)}-svc`),
      ),
  },
  {
    name: "service-removed",
    of: "missing Services",
    seen: "https://github.com/choffmeister/kubernetes-certbot/issues/2",
    *drafts(tree) {
      const named = within(objects(tree, "Ingress"), "spec", "rules", "*", "http", "paths", "*").map(
        (site) => `${site.resource.namespace}/${textOf(site, "backend", "service", "name")}`,
      );
      const services = objects(tree, "Service");
      yield* each(
        services.filter((site) => named.includes(`${site.resource.namespace}/${nameOf(site)}`)),
        drop,
      );
    },
  },
  {
    name: "volume-not-declared",
    of: "mounts without volumes",
    seen: "https://github.com/redhat-developer/opencompose/issues/114",
    drafts: (tree) =>
      each(within(podSpecs(tree), "containers", "*", "volumeMounts", "*", "name"), (site) => {
        const volumes = within([above(site, 5)], "volumes", "*");
        const own = volumes.find((volume) => textOf(volume, "name") === textOf(site));
        return own && remove(own);
      }),
  },
  {
    name: "namespace-removed",
    of: "missing namespaces",
    seen: "https://github.com/argoproj/argo-cd/issues/4753",
    *drafts(tree) {
      // Argo CD runs in its own before it reads any manifest.
      const own = new Set(objects(tree, "Application").map(({ resource }) => resource.namespace));
      yield* each(
        objects(tree, "Namespace").filter((site) => !own.has(nameOf(site))),
        drop,
      );
    },
  },
];
