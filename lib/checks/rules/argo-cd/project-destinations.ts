import type { Resource } from "#lib/render/resource.ts";
import { scopeOf } from "#lib/render/scope.ts";
import { type Cluster, clusterOf } from "../../argo-cd/destinations.ts";
import { permitsDestination, projectsOf } from "../../argo-cd/projects.ts";
import type { Application } from "../../graph/applications.ts";
import { kindOf } from "../../graph/kind.ts";
import type { Rule, Violation } from "../../rule.ts";

/** The first resource that an Application puts into each namespace other than its own. */
function firstElsewhere({ resources, destination }: Application): Map<string, Resource> {
  const first = new Map<string, Resource>();
  for (const resource of resources) {
    const { namespace } = resource;
    if (!namespace || namespace === destination.namespace || first.has(namespace)) continue;
    if (scopeOf(kindOf(resource.object)) !== "cluster") first.set(namespace, resource);
  }
  return first;
}

function titleOf({ name, server }: Cluster): string {
  return name ?? server ?? "its cluster";
}

function* violationsOf(application: Application, project: Resource, cluster: Cluster): Generator<Violation> {
  const { namespace } = application.destination;
  const fix = (name: string) =>
    `add namespace ${name} to destinations of AppProject ${application.project}, or correct it`;
  if (namespace !== undefined && !permitsDestination(project, cluster, namespace)) {
    yield {
      at: application.resource,
      message: `its destination, namespace ${namespace} of ${titleOf(cluster)}, is none that project ${application.project} allows`,
      fix: fix(namespace),
    };
  }
  for (const [elsewhere, at] of firstElsewhere(application)) {
    if (permitsDestination(project, cluster, elsewhere)) continue;
    yield {
      at,
      message: `Application ${application.name} puts it into namespace ${elsewhere}, which project ${application.project} does not allow`,
      fix: fix(elsewhere),
    };
  }
}

/** Projects allow the clusters and namespaces that their Applications go to. */
export const projectDestinations: Rule = {
  number: 405,
  name: "project-destinations",
  reason: "Argo CD refuses to sync what goes to a namespace or a cluster that the project does not allow.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#managing-projects",
  *check(graph) {
    const projectOf = projectsOf(graph);
    for (const application of graph.applications.all) {
      const project = projectOf(application);
      const { name, server } = application.destination;
      if (project === undefined || (name === undefined && server === undefined)) continue;
      yield* violationsOf(application, project, clusterOf(application, graph.tree.facts));
    }
  },
};
