import type { Tree } from "#lib/render/tree.ts";
import type { Operator } from "../operator.ts";
import { drop, each, misspelt, nameOf, objects, podSpecs, put, type Site, textOf, within } from "../site.ts";

/** Where pods read a key of a Secret into a variable. */
function secretKeys(tree: Tree): Site[] {
  const pods = podSpecs(tree);
  return ["containers", "initContainers"].flatMap((list) =>
    within(pods, list, "*", "env", "*", "valueFrom", "secretKeyRef"),
  );
}

/** ExternalSecrets whose Secret a pod of their namespace reads. */
function readSecrets(tree: Tree): Site[] {
  const read = new Set(secretKeys(tree).map((site) => `${site.resource.namespace}/${textOf(site, "name")}`));
  return objects(tree, "ExternalSecret").filter((site) =>
    read.has(`${site.resource.namespace}/${textOf(site, "spec", "target", "name")}`),
  );
}

/** Secrets and their keys that pods read and nothing makes. */
export const secrets: readonly Operator[] = [
  {
    name: "secret-name-misspelt",
    of: "missing Secrets",
    seen: "https://github.com/cloudfoundry/eirini-release/issues/111",
    drafts: (tree) => each(within(secretKeys(tree), "name"), (site) => put(site, misspelt(textOf(site)))),
  },
  {
    name: "external-secret-removed",
    of: "missing Secrets",
    seen: "https://github.com/JiRaska/open-bank-oss/issues/1241",
    drafts: (tree) => each(readSecrets(tree), drop),
  },
  {
    name: "external-secret-target-renamed",
    of: "missing Secrets",
    seen: "https://github.com/JiRaska/open-bank-oss/issues/1241",
    drafts: (tree) =>
      each(readSecrets(tree), (site) => put(site, `${nameOf(site)}-v2`, "spec", "target", "name")),
  },
  {
    name: "secret-key-misspelt",
    of: "missing keys of Secrets",
    seen: "https://github.com/hetznercloud/csi-driver/issues/1389",
    drafts: (tree) => each(within(secretKeys(tree), "key"), (site) => put(site, misspelt(textOf(site)))),
  },
  {
    name: "secret-key-renamed-where-it-is-made",
    of: "missing keys of Secrets",
    seen: "https://github.com/shieldworks/aegis/issues/293",
    drafts: (tree) =>
      each(
        within(
          readSecrets(tree).filter((site) => within([site], "spec", "target", "template").length === 0),
          "spec",
          "data",
          "*",
          "secretKey",
        ),
        (site) => put(site, textOf(site).replaceAll("-", "_").toUpperCase()),
      ),
  },
  {
    name: "secret-of-another-namespace",
    of: "missing Secrets",
    seen: "https://github.com/projectcontour/contour/issues/3548",
    drafts: (tree) => each(readSecrets(tree), (site) => put(site, "default", "metadata", "namespace")),
  },
];
