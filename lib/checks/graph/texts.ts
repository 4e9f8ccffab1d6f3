import type { Fields, Value } from "#lib/render/resource.ts";
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

/** Looks at every text below the values that it is given, one after the other. */
export function textWalk(look: Look): (root: Value) => void {
  const path: PathSegment[] = [];
  let depth = 0;
  const pathOf = () => path.slice(0, depth);
  const visit = (name: string, value: Value): void => {
    if (typeof value === "string") look(name, value, pathOf);
    else if (isList(value)) visitItems(name, value);
    else if (typeof value === "object" && value !== null) visitFields(value);
  };
  const visitItems = (name: string, items: readonly Value[]): void => {
    const last = depth++;
    for (let index = 0; index < items.length; index++) {
      path[last] = index;
      visit(name, items[index] ?? null);
    }
    depth = last;
  };
  const visitFields = (fields: Fields): void => {
    const last = depth++;
    // This is faster than to ask for the keys first, of which there are several for each text.
    for (const field in fields) {
      path[last] = field;
      const name = (field === "value" && textAt(fields, "name")) || field;
      const value = fields[field] ?? null;
      // Most values are texts.
      if (typeof value === "string") look(name, value, pathOf);
      else visit(name, value);
    }
    depth = last;
  };
  return (root) => visit("", root);
}
