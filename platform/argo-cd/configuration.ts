/**
 * Health of an Application, which Argo CD does not assess by itself: with it, sync waves between Applications are
 * an order. An Application that is not synced counts as progressing even if all that it has is healthy; those
 * that consist of kinds without health, such as CustomResourceDefinitions, would be healthy before they exist.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app
 */
const applicationHealth = `local status = obj.status or {}
local health = status.health or {}
local sync = status.sync or {}
if health.status == "Healthy" and sync.status ~= "Synced" then
  return { status = "Progressing", message = "not synced" }
end
return { status = health.status or "Progressing", message = health.message or "" }
`;

/**
 * Keys of `argocd-cm`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/argocd-cm-yaml/
 */
export const cm = {
  // Where `kubectl port-forward` puts it.
  url: "https://localhost:8080",
  // A label would be cut at 63 characters and is copied by controllers to objects that are not in Git.
  "application.resourceTrackingMethod": "annotation",
  "resource.customizations.health.argoproj.io_Application": applicationHealth,
} as const;

/**
 * Keys of `argocd-cmd-params-cm`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/argocd-cmd-params-cm-yaml/
 */
export const params = {
  // The API server compares, with its defaults and webhooks applied: what it fills in is no difference.
  "controller.diff.server.side": "true",
  // Small nodes render a large chart slowly once their CPU credits are spent.
  "controller.repo.server.timeout.seconds": "180",
  "server.repo.server.timeout.seconds": "180",
  // Each rendering takes the memory of a chart; more at once would pass the limit.
  "reposerver.parallelism.limit": "2",
  "controller.status.processors": "8",
  "controller.operation.processors": "4",
} as const;
