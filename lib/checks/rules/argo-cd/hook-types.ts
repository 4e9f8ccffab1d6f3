import type { Resource } from "#lib/render/resource.ts";
import { annotatedWith, annotations, listedIn } from "../../argo-cd/annotations.ts";
import { helmHookTypes, hookTypes, isHook } from "../../argo-cd/hooks.ts";
import { nearest } from "../../nearest.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

const policies = ["HookSucceeded", "HookFailed", "BeforeHookCreation"];
const helmPolicies = ["before-hook-creation", "hook-succeeded", "hook-failed"];

/** What the annotations may say, and what becomes of a resource whose annotation says something else. */
const known = [
  [annotations.hook, hookTypes, "Argo CD never applies it"],
  [annotations.hookPolicy, policies, "Argo CD ignores it"],
  [annotations.helmHook, helmHookTypes, "Argo CD never applies it"],
  [annotations.helmHookPolicy, helmPolicies, "Argo CD ignores it"],
] as const;

function meant(value: string, values: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll("-", "");
  return values.find((one) => plain(one) === plain(value)) ?? nearest(value, values);
}

function* faultsOf(at: Resource, [name, values, effect]: (typeof known)[number]): Generator<Fault> {
  for (const value of listedIn(at, name)) {
    if (values.some((one) => one === value)) continue;
    const near = meant(value, values);
    yield {
      message: `annotation ${name} says ${value}, which is none of ${enumerate(values)}: ${effect}`,
      fix: near === undefined ? "write one of them" : `write ${near}`,
    };
  }
}

/** Hooks are of a type that Argo CD knows, and are deleted when it says. */
export const hookTypeNames: Rule = {
  number: 420,
  name: "hook-types",
  reason: "A hook of an unknown type never runs, and what it was to prepare is missing.",
  see: "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/#hook-lifecycle-and-cleanup",
  *check(graph) {
    for (const annotation of known) {
      for (const at of annotatedWith(graph, annotation[0])) {
        for (const fault of faultsOf(at, annotation)) yield { at, ...fault };
      }
    }
    for (const at of annotatedWith(graph, annotations.hookPolicy)) {
      if (isHook(at)) continue;
      yield {
        at,
        severity: "warning",
        message: `it has annotation ${annotations.hookPolicy} and is no hook: it is applied once, with everything else`,
        fix: `add annotation ${annotations.hook}, or remove this one`,
      };
    }
  },
};
