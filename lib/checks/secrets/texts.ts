import type { Value } from "#lib/render/resource.ts";
import { fieldPath, type PathSegment } from "#lib/schemas/field-path.ts";
import { isList, isMap, textAt } from "../graph/fields.ts";

/** A text of an object. */
export interface Text {
  readonly path: readonly PathSegment[];
  /** What the text is called: its field, or the name that stands beside a `value`, as in `env`. */
  readonly name: string;
  readonly text: string;
}

/** Where a text stands: `env DATABASE_URL`, or its path. */
export function placeOf({ path, name }: Text): string {
  return path.at(-1) === "value" && path.at(-3) === "env" ? `env ${name}` : fieldPath(path);
}

interface Step {
  readonly path: readonly PathSegment[];
  readonly name: string;
  readonly value: Value;
}

function stepsInto({ path, name, value }: Step): Step[] {
  if (isList(value)) return value.map((item, index) => ({ path: [...path, index], name, value: item }));
  if (!isMap(value)) return [];
  const title = textAt(value, "name");
  return Object.entries(value).map(([field, child]) => ({
    path: [...path, field],
    name: field === "value" && title !== undefined ? title : field,
    value: child,
  }));
}

/** Every text below a value. Nothing is too deep: the steps that are left are a list, not a call stack. */
export function textsIn(root: Value): Text[] {
  const texts: Text[] = [];
  const left: Step[] = [{ path: [], name: "", value: root }];
  for (let step = left.pop(); step !== undefined; step = left.pop()) {
    const { path, name, value } = step;
    if (typeof value === "string") texts.push({ path, name, text: value });
    else left.push(...stepsInto(step));
  }
  return texts;
}
