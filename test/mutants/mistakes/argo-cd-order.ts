import type { Tree } from "#lib/render/tree.ts";
import type { Operator } from "../operator.ts";
import { each, nameOf, objects, put, textOf, within } from "../site.ts";
import { applications, sources } from "./applications.ts";

const wave = "argocd.argoproj.io/sync-wave";
const hook = "argocd.argoproj.io/hook";

/** A kind that an add-on defines. */
const definedBy: Readonly<Record<string, string>> = {
  "cert-manager": "ClusterIssuer",
  "eck-operator": "Elasticsearch",
  "external-secrets": "ExternalSecret",
  "prometheus-operator-crds": "ServiceMonitor",
};

/** Applications that Argo CD begins with at different times. */
function wavesOf(tree: Tree): ReadonlySet<string> {
  const told = within(objects(tree, "Application"), "metadata", "annotations", wave);
  return new Set(told.map((site) => textOf(site)));
}

/** The order in which Argo CD applies things, and the words that change how it does. */
export const argoCdOrder: readonly Operator[] = [
  {
    name: "wave-that-is-no-number",
    of: "waves",
    seen: "https://github.com/aws-controllers-k8s/test-infra/issues/1110",
    drafts: (tree) =>
      each(within(objects(tree), "metadata", "annotations", wave), (site) => put(site, "first")),
  },
  {
    name: "definitions-after-what-needs-them",
    of: "order of Applications",
    seen: "https://github.com/argoproj/argo-cd/issues/4577",
    drafts: (tree) =>
      each(within(objects(tree, "Application"), "metadata", "annotations", wave), (site) => {
        const kind = definedBy[nameOf(site)];
        return kind !== undefined && objects(tree, kind).length > 0 ? put(site, "9") : undefined;
      }),
  },
  {
    name: "health-of-applications-not-assessed",
    of: "order of Applications",
    seen: "https://github.com/argoproj/argo-cd/issues/5585",
    drafts: (tree) =>
      each(
        within(sources(tree), "helm", "valuesObject", "configs", "cm").filter(
          ({ value }) => JSON.stringify(value).includes("argoproj.io_Application") && wavesOf(tree).size > 1,
        ),
        (site) => ({
          ...put(site, {}),
          charts: (release) =>
            release.chart === "argo-cd"
              ? { ...release, values: { ...release.values, configs: {} } }
              : release,
        }),
      ),
  },
  {
    name: "hook-misspelt",
    of: "hooks",
    seen: "https://github.com/argoproj/argo-cd/issues/4979",
    drafts: (tree) =>
      each(within(objects(tree), "metadata", "annotations", hook), (site) => put(site, "PreSnyc")),
  },
  {
    name: "hook-before-what-it-needs",
    of: "hooks that wait for what comes later",
    seen: "https://github.com/KBVE/kbve/pull/13331",
    drafts: (tree) =>
      each(within(objects(tree, "Job"), "metadata", "annotations", hook), (site) =>
        textOf(site) === "Sync" ? put(site, "PreSync") : undefined,
      ),
  },
  {
    name: "hook-in-an-earlier-wave-than-its-secret",
    of: "hooks that wait for what comes later",
    seen: "https://github.com/argoproj/argo-cd/issues/15292",
    drafts: (tree) =>
      each(objects(tree, "Job"), (site) =>
        textOf(site, "metadata", "annotations", hook) === "Sync"
          ? put(site, "-9", "metadata", "annotations", wave)
          : undefined,
      ),
  },
  {
    name: "delete-policy-misspelt",
    of: "hooks",
    seen: "https://github.com/argoproj/argo-cd/issues/20119",
    drafts: (tree) =>
      each(within(objects(tree), "metadata", "annotations", `${hook}-delete-policy`), (site) =>
        put(site, "BeforeHookCreate"),
      ),
  },
  {
    name: "sync-option-misspelt",
    of: "sync options",
    seen: "https://github.com/argoproj/argo-cd/issues/12281",
    drafts: (tree) =>
      each(within(applications(tree), "syncPolicy", "syncOptions", "*"), (site) =>
        textOf(site) === "ServerSideApply=true" ? put(site, "ServiceSideApply=true") : undefined,
      ),
  },
  {
    name: "sync-option-of-an-object-misspelt",
    of: "sync options",
    seen: "https://github.com/redhat-appstudio/application-service/pull/153",
    drafts: (tree) =>
      each(within(objects(tree), "metadata", "annotations", "argocd.argoproj.io/sync-options"), (site) =>
        put(site, textOf(site).replace("=", ": ")),
      ),
  },
];
