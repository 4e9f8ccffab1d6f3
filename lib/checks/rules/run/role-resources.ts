import { resourcesByGroup } from "../../access/resources.ts";
import { type Found, listAt, textsAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { kinds } from "../../graph/kind.ts";
import { nearest } from "../../nearest.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const everything = [...resourcesByGroup.values()].flatMap((some) => [...some]);
const groups = [...resourcesByGroup.keys()];

/** Groups that ended long ago, which roles still name for older clusters. */
const ended = new Set(["extensions"]);

function groupText(group: string): string {
  return group === "" ? "the core group" : `group ${group}`;
}

/** Groups of other names belong to definitions; none of those is without a dot. */
function* unknownGroups(place: string, named: readonly string[]): Generator<Fault> {
  for (const group of named) {
    if (group.includes(".") || group === "*" || ended.has(group) || resourcesByGroup.has(group)) continue;
    const near = nearest(group, groups) ?? groups.find((one) => one.startsWith(`${group}.`));
    const fix = near === undefined ? "correct it" : `write ${near}`;
    yield { message: `${place} names API group ${group}, which does not exist`, fix };
  }
}

function* unknownResources(place: string, rule: Found, named: readonly string[]): Generator<Fault> {
  const known = named.map((group) => resourcesByGroup.get(group));
  // Of other groups, any resource may be.
  if (named.length === 0 || known.includes(undefined)) return;
  for (const text of textsAt(rule, "resources")) {
    const [resource = ""] = text.split("/");
    if (resource === "*" || known.some((some) => some?.has(resource))) continue;
    const all = known.flatMap((some) => [...(some ?? [])]);
    const home = groups.find((group) => resourcesByGroup.get(group)?.has(resource));
    const near = nearest(resource, all);
    const isNearElsewhere = nearest(resource, everything) !== undefined;
    // Rules of programs name resources of older and newer versions, too.
    if (near === undefined && home === undefined && !isNearElsewhere) continue;
    const cure = home === undefined ? "correct it" : `write it into a rule for ${groupText(home)}`;
    yield {
      message: `${place} names ${resource}, which ${enumerate(named.map(groupText))} does not have`,
      fix: near === undefined ? cure : `write ${near}`,
    };
  }
}

function* faultsOf(rules: Found): Generator<Fault> {
  for (const [index, rule] of listAt(rules, "rules").entries()) {
    const named = textsAt(rule, "apiGroups");
    yield* unknownGroups(`rules[${index}]`, named);
    yield* unknownResources(`rules[${index}]`, rule, named);
  }
}

function roles(graph: Graph) {
  return [...graph.ofKind(kinds.role), ...graph.ofKind(kinds.clusterRole)];
}

/** Roles are about resources that there are. */
export const roleResources: Rule = {
  number: 321,
  name: "role-resources",
  reason:
    "A rule about a resource that its group does not have allows nothing, and whoever needs it is refused.",
  see: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources",
  *check(graph) {
    for (const at of roles(graph)) {
      for (const { message, fix } of faultsOf(at.object)) {
        yield { at, severity: "warning", message: `${message}: it allows nothing there`, fix };
      }
    }
  },
};
