import type { Resource } from "#lib/render/resource.ts";
import { annotatedWith, annotations, listedIn } from "../../argo-cd/annotations.ts";
import { hooksOf } from "../../argo-cd/hooks.ts";
import type { Rule, Violation } from "../../rule.ts";
import { titleOf } from "../../wording.ts";

/** Kinds that hold data, or what everything else depends on. */
const lasting = new Set([
  "CustomResourceDefinition",
  "Namespace",
  "PersistentVolume",
  "PersistentVolumeClaim",
  "StatefulSet",
]);
const running = new Set(["DaemonSet", "Deployment", "Ingress"]);

function violationOf(at: Resource): Violation | undefined {
  const hooks = hooksOf(at).filter((hook) => hook !== "Skip");
  if (hooks.length === 0) return undefined;
  const { kind } = at.object;
  const policies = [...listedIn(at, annotations.hookPolicy), ...listedIn(at, annotations.helmHookPolicy)];
  const isDeleted = !policies.includes("HookFailed") || policies.length > 1;
  if ((lasting.has(kind) || running.has(kind)) && isDeleted) {
    return {
      at,
      ...(running.has(kind) && { severity: "warning" }),
      message: `${titleOf(at)} is a hook: Argo CD deletes it and makes it anew, with what it holds`,
      fix: `remove the hook annotation, and order it by ${annotations.syncWave}`,
    };
  }
  if (kind === "Job" && policies.length > 0 && policies.every((policy) => /failed$/i.test(policy))) {
    return {
      at,
      severity: "warning",
      message: `it is deleted only after a failure: once it has succeeded, later syncs find it done and do not run it`,
      fix: `set ${annotations.hookPolicy} to BeforeHookCreation`,
    };
  }
  return undefined;
}

/** Hooks may be deleted, and run on every sync. */
export const hookLifetimes: Rule = {
  number: 421,
  name: "hook-lifetimes",
  reason: "Argo CD deletes hooks: what holds data is lost, and a hook that is never deleted runs only once.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/#hook-lifecycle-and-cleanup",
  *check(graph) {
    const hooks = [annotations.hook, annotations.helmHook].flatMap((name) => annotatedWith(graph, name));
    for (const at of new Set(hooks)) {
      const violation = violationOf(at);
      if (violation !== undefined) yield violation;
    }
  },
};
