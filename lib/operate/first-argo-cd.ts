import { fileOf } from "#lib/files/layout.ts";
import { emitYaml } from "#lib/files/yaml/emit.ts";
import type { ChartRelease } from "#lib/render/tree.ts";
import type { AppOfApps } from "./app-of-apps.ts";
import type { CommandLine } from "./command-line.ts";
import { kubectl } from "./programs.ts";
import { succeeds } from "./readings.ts";
import type { Run } from "./step.ts";
import type { Target } from "./target.ts";

/** `kubectl apply` that may be run twice and takes over what somebody else wrote. */
function apply(target: Target, ...args: string[]): CommandLine {
  return kubectl(target, "apply", "--server-side", "--force-conflicts", ...args);
}

/** The chart as Argo CD will render it. Monitors are left out: nobody has made their kind yet. */
function rendered(chart: ChartRelease, { kubernetesVersion }: Target): CommandLine {
  const { release, chart: name, repository, version, namespace, values } = chart;
  return {
    program: "helm",
    args: [
      ...["template", release, name, "--repo", repository, "--version", version],
      ...["--namespace", namespace, "--kube-version", kubernetesVersion, "--values", "-"],
    ],
    input: emitYaml(values),
  };
}

/**
 * Installs Argo CD the first time, at the version and with the values of its own Application, which takes it over.
 * Rendered and applied rather than installed: Helm refuses to go on where an installation was broken off.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/installation/
 */
export function firstArgoCd(target: Target, { namespace, self }: AppOfApps): Run[] {
  const unless = succeeds(kubectl(target, "-n", namespace, "get", "applications.argoproj.io", self.name));
  const namespaces = self.resources.filter(({ object }) => object.kind === "Namespace");
  const cure = "see docs/bring-up.md";
  return [
    ...namespaces.map(
      (resource): Run => ({
        kind: "run",
        title: `Namespace ${resource.object.metadata.name} is there`,
        unless,
        command: apply(target, "--filename", fileOf(resource, self)),
        cure,
      }),
    ),
    ...self.charts.map(
      (chart): Run => ({
        kind: "run",
        title: `Argo CD ${chart.version} (chart) is installed`,
        unless,
        command: {
          ...apply(target, "--namespace", chart.namespace, "--filename", "-"),
          input: rendered(chart, target),
        },
        cure,
      }),
    ),
    {
      kind: "run",
      title: "Argo CD runs",
      command: kubectl(
        target,
        ...["-n", namespace, "wait", "deployment", "--all", "--for=condition=Available", "--timeout=15m"],
      ),
      cure: `kubectl --context ${target.name} -n ${namespace} get pods shows which one does not start`,
    },
  ];
}

/** Applies the projects and the root: from there on Argo CD does the rest. */
export function applyRoot(target: Target, { files, root }: AppOfApps): Run {
  return {
    kind: "run",
    title: `The root Application ${root} and the projects are applied`,
    command: apply(target, ...files.flatMap((file) => ["--filename", file])),
    cure: "read what the API server refuses",
  };
}
