/** Waves within one Application, in the order in which Argo CD applies them and waits for each to be healthy. */
export const waves = {
  /** The namespace, before anything in it. */
  namespace: -3,
  /** Secrets, so that pods find them, and whatever else a migration needs. */
  secrets: -2,
  /** Migrations of databases, before the pods that rely on them. */
  migration: -1,
  /** Custom resources whose definition the chart of the same Application brings, with its webhooks. */
  afterChart: 1,
} as const;

/** @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
export function inWave(wave: number): Record<string, string> {
  return { "argocd.argoproj.io/sync-wave": String(wave) };
}

/**
 * Keeps an object that holds data, or the namespace around it: neither its removal from Git nor the deletion
 * of its Application deletes it.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
 */
export const kept: Readonly<Record<string, string>> = {
  "argocd.argoproj.io/sync-options": "Prune=false,Delete=false",
};

/** Lets Argo CD plan a custom resource before its definition exists. */
export const definedLater: Readonly<Record<string, string>> = {
  "argocd.argoproj.io/sync-options": "SkipDryRunOnMissingResource=true",
};
