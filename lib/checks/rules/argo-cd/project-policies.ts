import { listAt, textAt, textsAt } from "../../graph/fields.ts";
import { kinds } from "../../graph/kind.ts";
import type { Rule } from "../../rule.ts";

const resources = new Set(["applications", "applicationsets", "clusters", "exec", "logs", "repositories"]);

/** What Argo CD refuses in a policy of a role of a project, as what follows it. */
function faultIn(policy: string, project: string, role: string): string | undefined {
  const [kind, subject = "", resource = "", , object = "", effect = "", ...more] = policy
    .split(",")
    .map((part) => part.trim());
  if (kind !== "p" || effect === "" || more.length > 0)
    return 'is not "p, subject, resource, action, object, effect"';
  if (subject !== `proj:${project}:${role}`) return `is for ${subject}, and not for proj:${project}:${role}`;
  if (!resources.has(resource)) return `is about ${resource}, which projects have no policies for`;
  if (!object.startsWith(`${project}/`)) return `is about ${object}, which is not of project ${project}`;
  return effect === "allow" || effect === "deny"
    ? undefined
    : `ends in ${effect}, which is neither allow nor deny`;
}

/** Policies of roles are those of their project. */
export const projectPolicies: Rule = {
  number: 461,
  name: "project-policies",
  reason: "Argo CD refuses a project with a policy that is not its own, and all its Applications with it.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#project-roles",
  *check(graph) {
    for (const at of graph.ofKind(kinds.appProject)) {
      const project = at.object.metadata.name;
      for (const role of listAt(at.object, "spec", "roles")) {
        const name = textAt(role, "name") ?? "";
        for (const policy of textsAt(role, "policies")) {
          const fault = faultIn(policy, project, name);
          if (fault === undefined) continue;
          yield { at, message: `policy "${policy}" of role ${name} ${fault}`, fix: "correct the policy" };
        }
      }
    }
  },
};
