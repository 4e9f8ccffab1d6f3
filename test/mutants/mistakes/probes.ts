import { together } from "../draft.ts";
import type { Operator } from "../operator.ts";
import { above, containers, each, nameOf, podSpecs, put, remove, textOf, within } from "../site.ts";

/** Probes that fail by themselves, and stops that are cut short. */
export const probes: readonly Operator[] = [
  {
    name: "liveness-probe-of-one-second",
    of: "probes that kill slow starters",
    seen: "https://github.com/treeverse/charts/issues/143",
    drafts: (tree) =>
      each(within(containers(tree), "livenessProbe"), (site) =>
        together(
          put(site, 1, "periodSeconds"),
          put(site, 1, "failureThreshold"),
          put(site, 1, "timeoutSeconds"),
          remove(site, "initialDelaySeconds"),
          remove(above(site), "startupProbe"),
        ),
      ),
  },
  {
    name: "liveness-probe-path-nobody-serves",
    of: "probe paths",
    seen: "https://github.com/SREGym/SREGym/issues/50",
    drafts: (tree) =>
      each(within(containers(tree), "livenessProbe", "httpGet", "path"), (site) => put(site, "/livez/wrong")),
  },
  {
    name: "probe-with-two-handlers",
    of: "probe fields",
    seen: "https://github.com/kubernetes/kubernetes/issues/17165",
    drafts: (tree) =>
      each(within(containers(tree), "livenessProbe"), (site) =>
        textOf(site, "httpGet", "path") === "" ? undefined : put(site, { port: 80 }, "tcpSocket"),
      ),
  },
  {
    name: "liveness-probe-that-wants-two-successes",
    of: "probe fields",
    seen: "https://github.com/kubernetes/kubernetes/issues/26260",
    drafts: (tree) =>
      each(within(containers(tree), "livenessProbe"), (site) => put(site, 2, "successThreshold")),
  },
  {
    name: "grace-period-shorter-than-pre-stop",
    of: "grace periods",
    seen: "https://github.com/kubernetes/kubernetes/issues/23515",
    drafts: (tree) =>
      each(within(podSpecs(tree, "Deployment"), "terminationGracePeriodSeconds"), (site) => {
        const hooks = within([above(site)], "containers", "*", "lifecycle", "preStop");
        return hooks.length > 0 ? put(site, 3) : undefined;
      }),
  },
  {
    name: "sleep-longer-than-the-grace-period",
    of: "grace periods",
    seen: "https://github.com/useparagon/enterprise-installer/pull/145",
    drafts: (tree) =>
      each(within(containers(tree, "Deployment"), "lifecycle", "preStop"), (site) =>
        put(site, { exec: { command: ["sh", "-c", `sleep 600 # ${nameOf(site)}`] } }),
      ),
  },
];
