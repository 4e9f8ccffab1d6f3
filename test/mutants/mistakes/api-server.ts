import { together } from "../draft.ts";
import type { Operator } from "../operator.ts";
import {
  above,
  containers,
  each,
  misspelt,
  nameOf,
  objects,
  podSpecs,
  podTemplates,
  put,
  remove,
  textOf,
  within,
} from "../site.ts";

/** What the API server refuses, or takes and drops. */
export const apiServer: readonly Operator[] = [
  {
    name: "requests-indented-too-little",
    of: "fields in the wrong place",
    seen: "https://github.com/willthames/kubernetes-validate/issues/31",
    drafts: (tree) =>
      each(within(containers(tree), "resources"), (site) =>
        together(
          put(above(site), within([site], "requests")[0]?.value ?? {}, "requests"),
          remove(site, "requests"),
        ),
      ),
  },
  {
    name: "variables-of-the-pod",
    of: "fields in the wrong place",
    seen: "https://github.com/instrumenta/kubeval/issues/62",
    drafts: (tree) => each(podSpecs(tree), (site) => put(site, [{ name: "VAR", value: "test" }], "env")),
  },
  {
    name: "field-misspelt",
    of: "fields in the wrong place",
    seen: "https://github.com/instrumenta/kubeval/issues/69",
    drafts: (tree) =>
      each(within(objects(tree), "spec", "*"), (site) => {
        const field = `${site.path.at(-1)}`;
        if (field.length < 6) return undefined;
        return together(put(above(site), site.value, misspelt(field)), remove(site));
      }),
  },
  {
    name: "number-for-text",
    of: "values of the wrong type",
    seen: "https://github.com/kubeshop/helm-charts/pull/514",
    drafts: (tree) =>
      each(within(objects(tree, "ConfigMap"), "data", "*"), (site) =>
        /^\d+$/.test(textOf(site)) ? put(site, Number(textOf(site))) : undefined,
      ),
  },
  {
    name: "number-as-a-variable",
    of: "values of the wrong type",
    seen: "https://github.com/kubernetes/kubernetes/issues/12889",
    drafts: (tree) =>
      each(containers(tree), (site) => {
        const before = within([site], "env", "*").map(({ value }) => value);
        return put(site, [...before, { name: "WORKERS", value: 4 }], "env");
      }),
  },
  {
    name: "annotation-that-is-true",
    of: "values of the wrong type",
    seen: "https://github.com/anomalyco/sst/issues/5271",
    drafts: (tree) =>
      each(objects(tree, "Deployment", "Service", "Ingress"), (site) =>
        put(site, true, "metadata", "annotations", "example.org/enabled"),
      ),
  },
  {
    name: "label-with-a-colon",
    of: "labels",
    seen: "https://github.com/zxcvbnius/k8s-30-day-sharing/issues/3",
    drafts: (tree) =>
      each(podTemplates(tree), (site) => put(site, "web:latest", "metadata", "labels", "version")),
  },
  {
    name: "label-too-long",
    of: "labels",
    seen: "https://github.com/zendesk/samson/pull/3711",
    drafts: (tree) =>
      each(objects(tree, "Deployment", "Service", "ConfigMap"), (site) =>
        put(site, "split-".repeat(12), "metadata", "labels", "app.kubernetes.io/component"),
      ),
  },
  {
    name: "name-in-capitals",
    of: "names",
    seen: "https://github.com/rancher/rancher/issues/26157",
    drafts: (tree) =>
      each(
        objects(tree, "PodDisruptionBudget", "HorizontalPodAutoscaler", "NetworkPolicy", "CronJob"),
        (site) => put(site, `${nameOf(site)}_New`, "metadata", "name"),
      ),
  },
  {
    name: "variable-twice",
    of: "entries that repeat",
    seen: "https://github.com/argoproj/argo-helm/issues/3732",
    drafts: (tree) =>
      each(within(containers(tree), "env"), (site) => {
        const all = within([site], "*").map(({ value }) => value);
        return put(site, [...all, ...all.slice(0, 1)]);
      }),
  },
  {
    name: "mount-path-twice",
    of: "entries that repeat",
    seen: "https://github.com/kubecost/kubecost/issues/783",
    drafts: (tree) =>
      each(within(containers(tree), "volumeMounts"), (site) => {
        const all = within([site], "*").map(({ value }) => value);
        return put(site, [...all, ...all.slice(0, 1)]);
      }),
  },
  {
    name: "volume-twice",
    of: "entries that repeat",
    seen: "https://github.com/concur/skipper/issues/36",
    drafts: (tree) =>
      each(within(podSpecs(tree), "volumes"), (site) => {
        const all = within([site], "*").map(({ value }) => value);
        return put(site, [...all, ...all.slice(0, 1)]);
      }),
  },
  {
    name: "port-too-high",
    of: "numbers and names of ports",
    seen: "https://github.com/itzg/minecraft-server-charts/pull/177",
    drafts: (tree) =>
      each(within(objects(tree, "Service"), "spec", "ports", "*", "port"), (site) => put(site, 80_000)),
  },
  {
    name: "port-name-too-long",
    of: "numbers and names of ports",
    seen: "https://github.com/mbentley/docker-omada-controller/issues/808",
    drafts: (tree) =>
      each(within(containers(tree), "ports", "*", "name"), (site) => put(site, "upgrade-es-https")),
  },
  {
    name: "deployment-that-never-restarts",
    of: "restart policies",
    seen: "https://github.com/rancher/rancher/issues/26157",
    drafts: (tree) => each(podSpecs(tree, "Deployment"), (site) => put(site, "Never", "restartPolicy")),
  },
  {
    name: "job-that-always-restarts",
    of: "restart policies",
    seen: "https://github.com/jayunit100/k8sprototypes/issues/4",
    drafts: (tree) => each(podSpecs(tree, "CronJob", "Job"), (site) => put(site, "Always", "restartPolicy")),
  },
  {
    name: "version-that-is-no-longer-served",
    of: "versions that are no longer served",
    seen: "https://github.com/lework/kainstall/issues/42",
    drafts: (tree) => each(objects(tree, "CronJob"), (site) => put(site, "batch/v1beta1", "apiVersion")),
  },
  {
    name: "autoscaler-of-a-version-that-is-no-longer-served",
    of: "versions that are no longer served",
    seen: "https://github.com/reactive-tech/kubegres/issues/128",
    drafts: (tree) =>
      each(objects(tree, "HorizontalPodAutoscaler"), (site) =>
        put(site, "autoscaling/v2beta2", "apiVersion"),
      ),
  },
  {
    name: "variable-used-before-it-is-declared",
    of: "variables in variables",
    seen: "https://github.com/kubernetes/kubernetes/issues/90466",
    drafts: (tree) =>
      each(within(containers(tree), "env"), (site) => {
        const all = within([site], "*");
        const [first] = all;
        if (first === undefined) return undefined;
        return put(site, [
          { name: "CONNECTION", value: `$(${textOf(first, "name")})?sslmode=require` },
          ...all.map(({ value }) => value),
        ]);
      }),
  },
];
