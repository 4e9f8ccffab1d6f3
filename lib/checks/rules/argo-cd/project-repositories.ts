import type { Resource } from "#lib/render/resource.ts";
import { permitsRepository, projectsOf } from "../../argo-cd/projects.ts";
import { textsAt } from "../../graph/fields.ts";
import { once } from "../../graph/once.ts";
import type { Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const allowedText = once(({ object }: Resource) => enumerate(textsAt(object, "spec", "sourceRepos")));

/** Projects allow the repositories that their Applications take manifests and charts from. */
export const projectRepositories: Rule = {
  number: 404,
  name: "project-repositories",
  reason: "Argo CD refuses an Application whose project does not allow its repository.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#managing-projects",
  *check(graph) {
    const projectOf = projectsOf(graph);
    for (const application of graph.applications.all) {
      const project = projectOf(application);
      if (project === undefined) continue;
      for (const { place, repository } of application.sources) {
        if (repository === undefined || permitsRepository(project, repository)) continue;
        yield {
          at: application.resource,
          message: `${place}.repoURL ${repository} is none that project ${application.project} allows: ${allowedText(project)}`,
          fix: `add it to sourceRepos of AppProject ${application.project}, or correct it`,
        };
      }
    }
  },
};
