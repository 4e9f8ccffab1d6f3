import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import type { Workload } from "../../graph/workload.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Registries that ask for a login of their own. */
const owned = /^((?:ghcr\.io|registry\.gitlab\.com|quay\.io|docker\.io)\/[^/]+)\//;

/** Owners in registries whose images a workload runs. */
function ownersOf({ containers }: Workload): string[] {
  return containers.flatMap(({ fields }) => owned.exec(textAt(fields, "image") ?? "")?.[1] ?? []);
}

/** The Secrets that pods of a workload pull with; undefined where the tree does not show them. */
function secretsOf({ names }: Graph, { podSpec, namespace }: Workload): string[] | undefined {
  const own = listAt(podSpec, "imagePullSecrets");
  const account = textAt(podSpec, "serviceAccountName");
  const makers = names.producersOf(kinds.serviceAccount, namespace, account ?? "default");
  const accounts = makers.flatMap(({ by }): Resource[] => (by === undefined ? [] : [by]));
  if (account !== undefined && accounts.length === 0) return undefined;
  const all = [...own, ...accounts.flatMap(({ object }) => listAt(object, "imagePullSecrets"))];
  return all.flatMap((secret) => textAt(secret, "name") ?? []);
}

/** Pods log in to a registry where all others of their namespace do. */
export const missingPullSecrets: Rule = {
  number: 292,
  name: "missing-pull-secrets",
  reason: "A private image is not pulled without a login: the pod stays in ImagePullBackOff.",
  see: "https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/",
  *check(graph) {
    const pulls = graph.workloads.flatMap((workload) => {
      const owners = ownersOf(workload);
      if (owners.length === 0) return [];
      const secrets = secretsOf(graph, workload);
      return [...new Set(owners)].map((owner) => ({ workload, owner, secrets }));
    });
    for (const [, group] of Map.groupBy(pulls, ({ workload, owner }) => `${workload.namespace} ${owner}`)) {
      const without = group.filter(({ secrets }) => secrets?.length === 0);
      const others = group.filter(({ secrets }) => secrets !== undefined && secrets.length > 0);
      const [only] = without;
      // One that differs is a slip; of several, some images may be public.
      if (only === undefined || without.length > 1 || others.length < 2) continue;
      const used = [...new Set(others.flatMap(({ secrets = [] }) => secrets))].sort();
      yield {
        at: only.workload.resource,
        severity: "warning",
        message: `it pulls from ${only.owner} without a login, and all others of namespace ${only.workload.namespace} use ${enumerate(used)}`,
        fix: `add ${enumerate(used)} to imagePullSecrets`,
      };
    }
  },
};
