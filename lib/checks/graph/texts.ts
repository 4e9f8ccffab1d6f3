import type { Value } from "#lib/render/resource.ts";
import { fieldPath, type PathSegment } from "#lib/schemas/field-path.ts";
import { isList, textAt } from "./fields.ts";

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

/** Looks at a text. Few are worth a path, so it is made for those only. */
export type Look = (name: string, text: string, pathOf: () => readonly PathSegment[]) => void;

/** Looks at every text below a value. */
export function lookAtTexts(root: Value, look: Look): void {
  const path: PathSegment[] = [];
  const pathOf = () => [...path];
  const visit = (name: string, value: Value): void => {
    if (typeof value === "string") {
      look(name, value, pathOf);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    if (isList(value)) {
      for (let index = 0; index < value.length; index++) {
        path.push(index);
        visit(name, value[index] ?? null);
        path.pop();
      }
      return;
    }
    for (const field of Object.keys(value)) {
      path.push(field);
      visit((field === "value" && textAt(value, "name")) || field, value[field] ?? null);
      path.pop();
    }
  };
  visit("", root);
}
