import type { Resource } from "#lib/render/resource.ts";
import { projectsOf } from "../../argo-cd/projects.ts";
import type { Application } from "../../graph/applications.ts";
import { textsAt } from "../../graph/fields.ts";
import { globMatches } from "../../graph/glob.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds, namespaceOf } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";

/** The namespace that Argo CD runs in: where it is installed, or where most of its objects are. */
function argoCdNamespace(graph: Graph): string | undefined {
  const chart = graph.charts.find((one) => one.chart === "argo-cd")?.namespace;
  const configuration = graph
    .ofKind(kinds.configMap)
    .find(({ object }) => object.metadata.name === "argocd-cm")?.namespace;
  if (chart !== undefined || configuration !== undefined) return chart ?? configuration;
  const own = [...graph.ofKind(kinds.appProject), ...graph.ofKind(kinds.application)];
  const placed = own.map(namespaceOf).filter((namespace) => namespace !== "");
  const [most] = [...Map.groupBy(placed, (namespace) => namespace)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  return most !== undefined && most[1].length > placed.length / 2 ? most[0] : undefined;
}

function isAdmitted({ namespace }: Application, project: Resource | undefined): boolean {
  const admitted = textsAt(project?.object, "spec", "sourceNamespaces");
  return admitted.some((pattern) => pattern.startsWith("/") || globMatches(pattern, namespace) !== false);
}

/** Applications and projects are where Argo CD looks for them. */
export const applicationNamespaces: Rule = {
  number: 408,
  name: "application-namespaces",
  reason:
    "Argo CD does not see Applications and projects outside of its own namespace, unless it is told to.",
  see: "https://argo-cd.readthedocs.io/en/stable/operator-manual/app-any-namespace/",
  *check(graph) {
    const home = argoCdNamespace(graph);
    if (home === undefined) return;
    const isElsewhere = (namespace: string) => namespace !== "" && namespace !== home;
    for (const at of graph.ofKind(kinds.appProject)) {
      const namespace = namespaceOf(at);
      if (!isElsewhere(namespace)) continue;
      const message = `it is in namespace ${namespace}: Argo CD reads projects of its own namespace only, which is ${home}`;
      yield { at, message, fix: `set metadata.namespace to ${home}` };
    }
    const projectOf = projectsOf(graph);
    for (const application of graph.applications.all) {
      const { namespace, resource: at } = application;
      if (!isElsewhere(namespace) || isAdmitted(application, projectOf(application))) continue;
      const message = `it is in namespace ${namespace}, where Argo CD, which runs in ${home}, does not see it`;
      const fix = `set metadata.namespace to ${home}, or admit ${namespace} by sourceNamespaces of project ${application.project}`;
      yield { at, message, fix };
    }
  },
};
