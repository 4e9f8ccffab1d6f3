import type { Tree } from "#lib/render/tree.ts";
import { together } from "../draft.ts";
import type { HarmlessEdit } from "../operator.ts";
import {
  add,
  containers,
  each,
  nameOf,
  objects,
  podSpecs,
  podTemplates,
  put,
  reversed,
  textOf,
  values,
  within,
} from "../site.ts";

/** Room for more in the quotas of a namespace. */
function roomIn(tree: Tree, namespace: string | undefined) {
  const quotas = within(objects(tree, "ResourceQuota"), "spec", "hard");
  return quotas
    .filter(({ resource }) => resource.namespace === namespace)
    .map((site) =>
      put(site, { "limits.memory": "64Gi", "requests.memory": "32Gi", "requests.cpu": "24", pods: "90" }),
    );
}

/** Changes of workloads that change nothing for the worse. */
export const workloads: readonly HarmlessEdit[] = [
  {
    name: "image of a newer patch version",
    drafts: (tree) =>
      each(within(containers(tree), "image"), (site) => {
        const [, before, patch] = /^(.*[:.])(\d+)$/.exec(textOf(site)) ?? [];
        return before === undefined ? undefined : put(site, `${before}${Number(patch) + 1}`);
      }),
  },
  {
    name: "image with its digest",
    drafts: (tree) =>
      each(within(containers(tree), "image"), (site) =>
        put(site, `${textOf(site)}@sha256:${"4f1c0b9a7e2d6538".repeat(4)}`),
      ),
  },
  {
    name: "probe by number instead of name",
    drafts: (tree) =>
      each(containers(tree), (site) => {
        const probe = within([site], "readinessProbe", "httpGet", "port")[0];
        const port = within([site], "ports", "*").find(
          (one) => probe && textOf(one, "name") === textOf(probe),
        );
        const number = port && within([port], "containerPort")[0]?.value;
        return probe === undefined || number === undefined ? undefined : put(probe, number);
      }),
  },
  {
    name: "more patience of a probe",
    drafts: (tree) =>
      each(within(containers(tree), "livenessProbe"), (site) =>
        together(
          put(site, 6, "failureThreshold"),
          put(site, 15, "periodSeconds"),
          put(site, 5, "timeoutSeconds"),
        ),
      ),
  },
  {
    name: "more memory, and room for it",
    drafts: (tree) =>
      each(within(containers(tree, "Deployment", "StatefulSet"), "resources"), (site) =>
        together(
          put(site, "640Mi", "limits", "memory"),
          put(site, "320Mi", "requests", "memory"),
          ...roomIn(tree, site.resource.namespace),
        ),
      ),
  },
  {
    name: "quantity in another unit",
    drafts: (tree) =>
      each(within(containers(tree), "resources", "limits", "memory"), (site) => {
        const [, number] = /^(\d+)Mi$/.exec(textOf(site)) ?? [];
        return number === undefined ? undefined : put(site, `${Number(number) * 1024}Ki`);
      }),
  },
  {
    name: "processors as a decimal",
    drafts: (tree) =>
      each(within(containers(tree), "resources", "requests", "cpu"), (site) => {
        const [, number] = /^(\d+)m$/.exec(textOf(site)) ?? [];
        return number === undefined ? undefined : put(site, String(Number(number) / 1000));
      }),
  },
  {
    name: "label added to pods, template and object",
    drafts: (tree) =>
      each(podTemplates(tree), (site) =>
        together(
          put(site, "checkout", "metadata", "labels", "example.org/team"),
          put({ ...site, path: [] }, "checkout", "metadata", "labels", "example.org/team"),
        ),
      ),
  },
  {
    name: "annotation of a pod added",
    drafts: (tree) =>
      each(podTemplates(tree), (site) =>
        put(site, "pages/42", "metadata", "annotations", "example.org/runbook"),
      ),
  },
  {
    name: "variables in another order",
    drafts: (tree) =>
      each(
        within(containers(tree), "env").filter(({ value }) => !JSON.stringify(value).includes("$(")),
        reversed,
      ),
  },
  {
    name: "volumes in another order",
    drafts: (tree) => each(within(podSpecs(tree), "volumes"), reversed),
  },
  {
    name: "mounts in another order",
    drafts: (tree) => each(within(containers(tree), "volumeMounts"), reversed),
  },
  {
    name: "defaults of a pod spelled out",
    drafts: (tree) =>
      each(podSpecs(tree), (site) =>
        together(
          put(site, "ClusterFirst", "dnsPolicy"),
          put(site, "default-scheduler", "schedulerName"),
          put(site, true, "enableServiceLinks"),
          put(site, "/dev/termination-log", "containers", 0, "terminationMessagePath"),
        ),
      ),
  },
  {
    name: "protocol of a container port spelled out",
    drafts: (tree) => each(within(containers(tree), "ports", "*"), (site) => put(site, "TCP", "protocol")),
  },
  {
    name: "fewer old versions kept",
    drafts: (tree) =>
      each(objects(tree, "Deployment"), (site) => put(site, 5, "spec", "revisionHistoryLimit")),
  },
  {
    name: "a toleration that nothing needs",
    drafts: (tree) =>
      each(podSpecs(tree), (site) => {
        const before = within([site], "tolerations", "*").map(({ value }) => value);
        return put(site, [...before, { key: "example.org/batch", operator: "Exists" }], "tolerations");
      }),
  },
  {
    name: "a longer grace period",
    drafts: (tree) => each(podSpecs(tree), (site) => put(site, 400, "terminationGracePeriodSeconds")),
  },
  {
    name: "a shorter sleep before the stop",
    drafts: (tree) =>
      each(within(containers(tree), "lifecycle", "preStop", "sleep", "seconds"), (site) =>
        typeof site.value === "number" && site.value < 60 ? put(site, site.value + 1) : undefined,
      ),
  },
  {
    name: "a variable of the downward API",
    drafts: (tree) =>
      each(containers(tree), (site) => {
        const before = within([site], "env", "*").map(({ value }) => value);
        const own = { name: "POD_NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } };
        return put(site, [...before, own], "env");
      }),
  },
  {
    name: "a variable that uses one before it",
    drafts: (tree) =>
      each(within(containers(tree), "env"), (site) => {
        const [first] = within([site], "*");
        return first === undefined
          ? undefined
          : put(site, [
              ...values(site),
              { name: "CONNECTION", value: `$(${textOf(first, "name")})?sslmode=require` },
            ]);
      }),
  },
  {
    name: "variables of a ConfigMap one by one",
    drafts: (tree) =>
      each(containers(tree), (site) => {
        const from = within([site], "envFrom", "*");
        const name = from[0] && textOf(from[0], "configMapRef", "name");
        const map = objects(tree, "ConfigMap").find(
          (one) => one.resource.namespace === site.resource.namespace && nameOf(one) === name,
        );
        if (from.length !== 1 || map === undefined || name === undefined) return undefined;
        const own = within([map], "data", "*").map(({ path }) => ({
          name: `${path.at(-1)}`,
          valueFrom: { configMapKeyRef: { name, key: `${path.at(-1)}` } },
        }));
        const before = within([site], "env", "*").map(({ value }) => value);
        return together(put(site, [...own, ...before], "env"), put(site, [], "envFrom"));
      }),
  },
  {
    name: "a ConfigMap with a user",
    drafts: (tree) =>
      each(containers(tree, "Deployment", "StatefulSet", "CronJob"), (site) => {
        const metadata = { name: `${nameOf(site)}-flags`, namespace: site.resource.namespace ?? "" };
        const map = add(site, {
          apiVersion: "v1",
          kind: "ConfigMap",
          metadata,
          data: { FLAGS: "new-checkout" },
        });
        const before = within([site], "envFrom", "*").map(({ value }) => value);
        return together(put(site, [...before, { configMapRef: { name: metadata.name } }], "envFrom"), map);
      }),
  },
  {
    name: "selector of a spread as an expression",
    drafts: (tree) =>
      each(within(podSpecs(tree), "topologySpreadConstraints", "*", "labelSelector"), (site) => {
        const labels = within([site], "matchLabels", "*");
        return put(site, {
          matchExpressions: labels.map(({ path, value }) => ({
            key: `${path.at(-1)}`,
            operator: "In",
            values: [value],
          })),
        });
      }),
  },
];
