import type { ProvidedByChart } from "#lib/render/facts.ts";
import type { Resource } from "#lib/render/resource.ts";
import { type Scope, scopeOf } from "#lib/render/scope.ts";
import { permitsKind, projectsOf } from "../../argo-cd/projects.ts";
import type { Application } from "../../graph/applications.ts";
import type { Graph } from "../../graph/graph.ts";
import { type Kind, kindId, kindOf, kinds } from "../../graph/kind.ts";
import type { Rule, Violation } from "../../rule.ts";

function scopeIn({ definitions }: Graph, kind: Kind): Scope | undefined {
  return definitions.get(kindId(kind))?.scope ?? scopeOf(kind);
}

function listOf(scope: Scope): string {
  return `${scope}ResourceWhitelist`;
}

function titleOf({ group, kind }: Kind): string {
  return group === "" ? kind : `${kind} of ${group}`;
}

/** One resource of each kind that an Application delivers. */
function firstOfEachKind({ resources }: Application): Iterable<Resource> {
  const first = new Map<string, Resource>();
  for (const resource of resources) {
    const id = kindId(kindOf(resource.object));
    if (!first.has(id)) first.set(id, resource);
  }
  return first.values();
}

function* ofResources(graph: Graph, application: Application, project: Resource): Generator<Violation> {
  for (const at of firstOfEachKind(application)) {
    const kind = kindOf(at.object);
    const scope = scopeIn(graph, kind);
    if (scope === undefined || permitsKind(project, kind, scope)) continue;
    yield {
      at,
      message: `project ${application.project} of Application ${application.name} does not allow ${titleOf(kind)}`,
      fix: `add it to ${listOf(scope)} of AppProject ${application.project}`,
    };
  }
}

/** Kinds of the whole cluster that a chart is known to bring. */
function kindsOf({ crds = [], crdGroups = [], ...classes }: ProvidedByChart): Kind[] {
  const { ingressClasses = [], storageClasses = [] } = classes;
  return [
    ...(crds.length + crdGroups.length > 0 ? [kinds.customResourceDefinition] : []),
    ...(ingressClasses.length > 0 ? [kinds.ingressClass] : []),
    ...(storageClasses.length > 0 ? [kinds.storageClass] : []),
  ];
}

function* ofCharts(graph: Graph, application: Application, project: Resource): Generator<Violation> {
  const provides = graph.tree.facts.chartsProvide ?? {};
  for (const name of new Set(application.sources.flatMap(({ chart }) => chart ?? []))) {
    const brought = Object.hasOwn(provides, name) ? provides[name] : undefined;
    for (const kind of kindsOf(brought ?? {})) {
      if (permitsKind(project, kind, "cluster")) continue;
      yield {
        at: application.resource,
        message: `chart ${name} brings objects of kind ${kind.kind}, which project ${application.project} does not allow`,
        fix: `add it to clusterResourceWhitelist of AppProject ${application.project}`,
      };
    }
  }
}

/** Projects allow the kinds that their Applications make. */
export const projectKinds: Rule = {
  number: 406,
  name: "project-kinds",
  reason: "A sync fails as a whole on the first object of a kind that the project does not allow.",
  see: "https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#projects",
  *check(graph) {
    const projectOf = projectsOf(graph);
    for (const application of graph.applications.all) {
      const project = projectOf(application);
      if (project === undefined) continue;
      yield* ofResources(graph, application, project);
      yield* ofCharts(graph, application, project);
    }
  },
};
