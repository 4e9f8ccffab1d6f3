import { identityOf, type Resource } from "#lib/render/resource.ts";
import type { Tree, Unit } from "#lib/render/tree.ts";
import { acceptances, settle } from "./acceptance.ts";
import { asFarAsProven } from "./alternatives.ts";
import type { Finding, Severity } from "./finding.ts";
import { flowsOf } from "./flows/all.ts";
import { graphOf } from "./graph/graph.ts";
import type { Violation } from "./rule.ts";
import { rules } from "./rules.ts";
import type { SchemaSource } from "./schema-source.ts";
import { isSubstituted } from "./substitution.ts";
import { watch } from "./untold.ts";

/** What the checks found, and how much they looked at. */
export interface Checked {
  /** Sorted by cluster, unit, resource, file, rule and message; none stands there twice. */
  readonly findings: readonly Finding[];
  /** Findings that annotations of their objects accept, with a reason. */
  readonly accepted: number;
  readonly objects: number;
  /** Names that were looked up. */
  readonly references: number;
  /** Flows of traffic whose way through the NetworkPolicies was looked at. */
  readonly flows: number;
  /** Facts that nobody told of a tree that was read, and without which rules could not decide. */
  readonly untold: readonly string[];
}

function isResource(at: Violation["at"]): at is Resource {
  return "object" in at;
}

function isTree(at: Unit | Tree): at is Tree {
  return "units" in at;
}

/** A finding of what a rule says, at the place where it belongs. */
export function findingOf(rule: string, violation: Violation): Finding {
  const { at, message, fix } = violation;
  const severity: Severity = violation.severity ?? "error";
  const found = { rule, severity, cluster: at.cluster, message, fix };
  if (!isResource(at)) {
    const unit = isTree(at) ? "" : at.name;
    return { ...found, unit, file: at.definition ?? "" };
  }
  const { definition, file = "", line } = at.origin;
  const place =
    definition === undefined && line !== undefined ? { file, line } : { file: definition ?? file };
  return { ...found, unit: at.unit, resource: identityOf(at), ...place };
}

function sortKey({ cluster, unit, resource, rule, message, fix, severity, file }: Finding): string {
  const { kind = "", namespace = "", name = "", group = "" } = resource ?? {};
  return [cluster, unit, kind, namespace, name, group, file, rule, message, fix, severity].join("\u0000");
}

/** Sorts findings by place, object and file, and removes repeated ones. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const distinct = new Map(findings.map((finding) => [sortKey(finding), finding]));
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, finding]) => finding);
}

/**
 * Holds every rule over a tree. Takes any tree, however broken, and throws for none; what it finds does not
 * depend on the order of units and files.
 *
 * @param today as `2026-11-22`; without it, what is true until a day is not looked at
 */
export function check(tree: Tree, schemas: SchemaSource, today?: string): Checked {
  const watched = watch(tree.facts);
  const graph = graphOf({ ...tree, facts: watched.facts });
  const findings = rules.flatMap((rule) =>
    [...rule.check(graph, schemas, today)]
      .filter((violation) => !isSubstituted(graph, rule, violation))
      .map((violation) => findingOf(rule.name, rule.compares ? asFarAsProven(graph, violation) : violation)),
  );
  const settled = settle(tree, findings, rules);
  const unsettled = settled.violations.map((violation) => findingOf(acceptances, violation));
  return {
    findings: inOrder([...settled.findings, ...unsettled]),
    accepted: settled.accepted,
    objects: graph.resources.length,
    references: graph.references.length,
    flows: flowsOf(graph).length,
    untold: tree.definition === undefined ? watched.untold() : [],
  };
}
