import type { Tree } from "#lib/render/tree.ts";
import type { Operator } from "../operator.ts";
import { each, misspelt, nameOf, objects, podSpecs, put, type Site, textOf, within } from "../site.ts";

function remoteRefs(tree: Tree): Site[] {
  return within(objects(tree, "ExternalSecret"), "spec", "data", "*", "remoteRef");
}

function images(tree: Tree): Site[] {
  return within(podSpecs(tree), "containers", "*", "image").filter((site) =>
    /\.dkr\.ecr\./.test(textOf(site)),
  );
}

/** What AWS was told otherwise. */
export const aws: readonly Operator[] = [
  {
    name: "remote-secret-misspelt",
    of: "secrets of Secrets Manager",
    seen: "https://github.com/external-secrets/kubernetes-external-secrets/issues/428",
    drafts: (tree) => each(within(remoteRefs(tree), "key"), (site) => put(site, misspelt(textOf(site)))),
  },
  {
    name: "remote-property-misspelt",
    of: "keys of Secrets Manager",
    seen: "https://github.com/external-secrets/external-secrets/issues/3094",
    drafts: (tree) => each(within(remoteRefs(tree), "property"), (site) => put(site, misspelt(textOf(site)))),
  },
  {
    name: "template-of-a-key-that-is-not-fetched",
    of: "templates of ExternalSecrets",
    seen: "https://github.com/external-secrets/external-secrets/pull/3480",
    drafts: (tree) =>
      each(within(objects(tree, "ExternalSecret"), "spec", "target", "template", "data", "*"), (site) =>
        /\.password\b/.test(textOf(site))
          ? put(site, textOf(site).replace(/\.password\b/, ".passwd"))
          : undefined,
      ),
  },
  {
    name: "template-of-a-key-with-a-hyphen",
    of: "templates of ExternalSecrets",
    seen: "https://github.com/external-secrets/external-secrets/issues/1053",
    drafts: (tree) =>
      each(within(objects(tree, "ExternalSecret"), "spec", "target", "template", "data", "*"), (site) =>
        textOf(site).includes('index . "admin-password"') ? put(site, "{{ .admin-password }}") : undefined,
      ),
  },
  {
    name: "store-of-another-region",
    of: "regions",
    seen: "https://github.com/external-secrets/external-secrets/issues/720",
    drafts: (tree) =>
      each(within(objects(tree, "ClusterSecretStore"), "spec", "provider", "aws", "region"), (site) =>
        put(site, "eu-north-1"),
      ),
  },
  {
    name: "client-of-another-region",
    of: "regions",
    seen: "https://github.com/jenkins-x/jx3-versions/issues/2757",
    drafts: (tree) =>
      each(within(objects(tree, "ConfigMap"), "data", "AWS_REGION"), (site) => put(site, "eu-north-1")),
  },
  {
    name: "registry-of-another-region",
    of: "images that cannot be pulled",
    seen: "https://github.com/kubernetes/kubernetes/issues/23298",
    drafts: (tree) =>
      each(images(tree), (site) =>
        put(site, textOf(site).replace(/\.ecr\.[a-z0-9-]+\./, ".ecr.eu-north-1.")),
      ),
  },
  {
    name: "repository-misspelt",
    of: "images that cannot be pulled",
    seen: "https://github.com/bottlerocket-os/bottlerocket-update-operator/issues/157",
    drafts: (tree) =>
      each(images(tree), (site) =>
        put(
          site,
          textOf(site).replace(/\/([^:]+):/, (_, name: string) => `/${misspelt(name)}:`),
        ),
      ),
  },
  {
    name: "tag-that-was-never-pushed",
    of: "tags that do not exist",
    seen: "https://github.com/werf/kubedog/issues/198",
    drafts: (tree) =>
      each(images(tree), (site) => put(site, textOf(site).replace(/:[^:/]+$/, ":1.0.1-rc.7"))),
  },
  {
    name: "service-account-without-a-role-at-aws",
    of: "roles at AWS",
    seen: "https://github.com/ministryofjustice/analytical-platform/issues/9999",
    *drafts(tree) {
      const associated = new Set(
        (tree.facts.podIdentityAssociations ?? []).map((one) => `${one.namespace}/${one.serviceAccount}`),
      );
      const accounts = objects(tree, "ServiceAccount").filter(
        (site) => !associated.has(`${site.resource.namespace}/${nameOf(site)}`),
      );
      yield* each(within(podSpecs(tree), "serviceAccountName"), (site) => {
        const other = accounts.find(({ resource }) => resource.namespace === site.resource.namespace);
        return other && associated.has(`${site.resource.namespace}/${textOf(site)}`)
          ? put(site, nameOf(other))
          : undefined;
      });
    },
  },
  {
    name: "zone-of-somebody-else",
    of: "hosted zones",
    seen: "https://github.com/kubernetes-sigs/external-dns/issues/4353",
    drafts: (tree) =>
      each(
        within(
          objects(tree, "ClusterIssuer", "Issuer"),
          "spec",
          "acme",
          "solvers",
          "*",
          "selector",
          "dnsZones",
        ),
        (site) => put(site, ["somebody-else.example.org"]),
      ),
  },
];
