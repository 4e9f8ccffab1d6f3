import { together } from "../draft.ts";
import type { HarmlessEdit } from "../operator.ts";
import {
  containers,
  each,
  nameOf,
  objects,
  podSpecs,
  put,
  reversed,
  textOf,
  values,
  within,
} from "../site.ts";

/** Other changes that change nothing for the worse. */
export const others: readonly HarmlessEdit[] = [
  {
    name: "a larger volume",
    drafts: (tree) =>
      each(
        within(objects(tree, "PersistentVolumeClaim"), "spec", "resources", "requests", "storage"),
        (site) => put(site, "40Gi"),
      ),
  },
  {
    name: "one replica more at the least, and room for it",
    drafts: (tree) =>
      each(within(objects(tree, "HorizontalPodAutoscaler"), "spec"), (site) => {
        const [fewest, most] = ["minReplicas", "maxReplicas"].map((field) => within([site], field)[0]?.value);
        return typeof fewest === "number" && typeof most === "number" && fewest < most
          ? put(site, fewest + 1, "minReplicas")
          : undefined;
      }),
  },
  {
    name: "another target of an autoscaler",
    drafts: (tree) =>
      each(
        within(
          objects(tree, "HorizontalPodAutoscaler"),
          "spec",
          "metrics",
          "*",
          "resource",
          "target",
          "averageUtilization",
        ),
        (site) => put(site, 65),
      ),
  },
  {
    name: "a slower autoscaler",
    drafts: (tree) =>
      each(objects(tree, "HorizontalPodAutoscaler"), (site) =>
        put(site, { scaleDown: { stabilizationWindowSeconds: 600 } }, "spec", "behavior"),
      ),
  },
  {
    name: "metrics of an autoscaler in another order",
    drafts: (tree) => each(within(objects(tree, "HorizontalPodAutoscaler"), "spec", "metrics"), reversed),
  },
  {
    name: "a key of a ConfigMap added",
    drafts: (tree) =>
      each(objects(tree, "ConfigMap"), (site) =>
        textOf(site, "metadata", "labels", "grafana_dashboard") === ""
          ? put(site, "1800", "data", "IDLE_SECONDS")
          : undefined,
      ),
  },
  {
    name: "a comment in a configuration file",
    drafts: (tree) =>
      each(within(objects(tree, "ConfigMap"), "data", "*"), (site) =>
        `${site.path.at(-1)}`.endsWith(".conf")
          ? put(site, `# Served by the frontend.\n${textOf(site)}`)
          : undefined,
      ),
  },
  {
    name: "a renamed ConfigMap with its users",
    isReplacement: true,
    *drafts(tree) {
      for (const site of objects(tree, "ConfigMap")) {
        const references = [
          ...within(containers(tree), "envFrom", "*", "configMapRef", "name"),
          ...within(podSpecs(tree), "initContainers", "*", "envFrom", "*", "configMapRef", "name"),
          ...within(podSpecs(tree), "volumes", "*", "configMap", "name"),
        ].filter((one) => one.resource.namespace === site.resource.namespace && textOf(one) === nameOf(site));
        if (references.length === 0) continue;
        const name = `${nameOf(site)}-settings`;
        yield together(put(site, name, "metadata", "name"), ...references.map((one) => put(one, name)));
      }
    },
  },
  {
    name: "a renamed Secret with its readers",
    isReplacement: true,
    *drafts(tree) {
      const readers = ["containers", "initContainers"].flatMap((list) =>
        within(podSpecs(tree), list, "*", "env", "*", "valueFrom", "secretKeyRef", "name"),
      );
      const charts = JSON.stringify(objects(tree, "Application").map(({ value }) => value));
      for (const site of within(objects(tree, "ExternalSecret"), "spec", "target", "name")) {
        if (charts.includes(JSON.stringify(site.value))) continue;
        const own = readers.filter(
          (one) => one.resource.namespace === site.resource.namespace && textOf(one) === textOf(site),
        );
        yield together(put(site, `${textOf(site)}-2`), ...own.map((one) => put(one, `${textOf(site)}-2`)));
      }
    },
  },
  {
    name: "selector of a budget as an expression",
    drafts: (tree) =>
      each(within(objects(tree, "PodDisruptionBudget"), "spec", "selector"), (site) =>
        put(site, {
          matchExpressions: within([site], "matchLabels", "*").map(({ path, value }) => ({
            key: `${path.at(-1)}`,
            operator: "In",
            values: [value],
          })),
        }),
      ),
  },
  {
    name: "selector of a monitor as an expression",
    drafts: (tree) =>
      each(within(objects(tree, "ServiceMonitor"), "spec", "selector"), (site) =>
        put(site, {
          matchExpressions: within([site], "matchLabels", "*").map(({ path, value }) => ({
            key: `${path.at(-1)}`,
            operator: "In",
            values: [value],
          })),
        }),
      ),
  },
  {
    name: "a monitor that asks less often",
    drafts: (tree) =>
      each(within(objects(tree, "ServiceMonitor"), "spec", "endpoints", "*"), (site) =>
        put(site, "60s", "interval"),
      ),
  },
  {
    name: "a backup at another time",
    drafts: (tree) => each(objects(tree, "CronJob"), (site) => put(site, "30 4 * * *", "spec", "schedule")),
  },
  {
    name: "a time zone",
    drafts: (tree) =>
      each(objects(tree, "CronJob"), (site) => put(site, "Europe/Berlin", "spec", "timeZone")),
  },
  {
    name: "more finished jobs kept",
    drafts: (tree) =>
      each(objects(tree, "CronJob"), (site) => put(site, 5, "spec", "successfulJobsHistoryLimit")),
  },
  {
    name: "secrets fetched less often",
    drafts: (tree) =>
      each(objects(tree, "ExternalSecret"), (site) => put(site, "90m", "spec", "refreshInterval")),
  },
  {
    name: "title of a dashboard",
    drafts: (tree) =>
      each(within(objects(tree, "ConfigMap"), "data", "*"), (site) =>
        textOf(site).includes('"title": "')
          ? put(site, textOf(site).replace('"title": "', '"title": "Overview of '))
          : undefined,
      ),
  },
  {
    name: "an alert that waits longer",
    drafts: (tree) =>
      each(within(objects(tree, "PrometheusRule"), "spec", "groups", "*", "rules", "*"), (site) =>
        textOf(site, "for") === "" ? undefined : put(site, "45m", "for"),
      ),
  },
  {
    name: "an annotation of an alert",
    drafts: (tree) =>
      each(within(objects(tree, "PrometheusRule"), "spec", "groups", "*", "rules", "*"), (site) =>
        textOf(site, "alert") === ""
          ? undefined
          : put(site, "{{ $value }} needs a look", "annotations", "description"),
      ),
  },
  {
    name: "one more try of an Application",
    drafts: (tree) =>
      each(objects(tree, "Application"), (site) => put(site, 12, "spec", "syncPolicy", "retry", "limit")),
  },
  {
    name: "sync options in another order",
    drafts: (tree) =>
      each(within(objects(tree, "Application"), "spec", "syncPolicy", "syncOptions"), reversed),
  },
  {
    name: "one more repository allowed",
    drafts: (tree) =>
      each(within(objects(tree, "AppProject"), "spec", "sourceRepos"), (site) =>
        put(site, [...values(site), "https://charts.example.org"]),
      ),
  },
  {
    name: "description of a project",
    drafts: (tree) =>
      each(objects(tree, "AppProject"), (site) => put(site, "What it is for", "spec", "description")),
  },
  {
    name: "label of a namespace",
    drafts: (tree) =>
      each(objects(tree, "Namespace"), (site) =>
        put(site, "checkout", "metadata", "labels", "example.org/team"),
      ),
  },
  {
    name: "annotation of an object",
    drafts: (tree) =>
      each(objects(tree, "Service", "ServiceAccount", "ConfigMap", "NetworkPolicy"), (site) =>
        put(site, "pages/42", "metadata", "annotations", "example.org/runbook"),
      ),
  },
];
