import { repeated } from "#lib/model/repeated.ts";
import { type Found, isMap, listAt, mapAt, textAt, valueAt } from "../../graph/fields.ts";
import { setFieldsOf } from "../../graph/set-fields.ts";
import type { Fault, Rule } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Whether a variable has a name and a value at most, as most have. */
function isPlain(variable: Found): boolean {
  if (!isMap(variable) || (variable.valueFrom ?? undefined) !== undefined) return false;
  return typeof variable.name === "string" && !variable.name.includes("=");
}

function* ofVariable(whose: string, variable: Found): Generator<Fault> {
  const name = textAt(variable, "name") ?? "";
  const what = `env ${name} of ${whose}`;
  if (name.includes("=")) {
    yield { message: `${what} has "=" in its name`, fix: "write what follows as value" };
  }
  const from = valueAt(variable, "valueFrom");
  if (from === undefined || from === null) return;
  const sources = setFieldsOf(mapAt(from));
  if (textAt(variable, "value") !== undefined) {
    yield { message: `${what} has both value and valueFrom`, fix: "keep one of them" };
  }
  if (sources.length === 0) {
    yield {
      message: `valueFrom of ${what} names no source`,
      fix: "write secretKeyRef, configMapKeyRef, fieldRef or resourceFieldRef",
    };
  } else if (sources.length > 1) {
    yield { message: `valueFrom of ${what} has ${enumerate(sources)}`, fix: "keep one of them" };
  }
}

function* ofSource(whose: string, index: number, source: Found): Generator<Fault> {
  const set = setFieldsOf(mapAt(source));
  const sources = ["configMapRef", "secretRef"].filter((name) => set.includes(name));
  if (sources.length === 1) return;
  const place = `envFrom[${index}] of ${whose}`;
  if (sources.length === 0) {
    yield { message: `${place} names no source`, fix: "write configMapRef or secretRef" };
  } else {
    yield { message: `${place} has ${enumerate(sources)}`, fix: "give each an item of its own" };
  }
}

function* faultsOf(whose: string, fields: Found): Generator<Fault> {
  const variables = listAt(fields, "env");
  // The API server takes a second value in an update by the client, and refuses it in server-side apply.
  for (const name of repeated(variables.flatMap((variable) => textAt(variable, "name") ?? []))) {
    yield { message: `${whose} has env ${name} more than once`, fix: "keep the one that is meant" };
  }
  for (const variable of variables) {
    if (!isPlain(variable)) yield* ofVariable(whose, variable);
  }
  for (const [index, source] of listAt(fields, "envFrom").entries()) yield* ofSource(whose, index, source);
}

/** Every environment variable is there once, and comes from one place. */
export const environmentVariables: Rule = {
  number: 108,
  name: "environment-variables",
  reason:
    "The API server refuses a variable that comes from nowhere or from two places, and server-side apply one that is there twice.",
  see: "https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/",
  *check({ workloads }) {
    for (const { resource: at, containers } of workloads) {
      for (const { name, fields } of containers) {
        if (fields.env === undefined && fields.envFrom === undefined) continue;
        for (const fault of faultsOf(`container ${name}`, fields)) yield { at, ...fault };
      }
    }
  },
};
