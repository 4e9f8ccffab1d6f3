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

/** A step from the root of an object down to one of its values. */
interface Step {
  readonly above: Step | undefined;
  readonly segment: PathSegment;
  readonly name: string;
  readonly value: Value;
}

/** A text with the steps that lead to it: its path is asked of few. */
class TextAtStep implements Text {
  readonly name: string;
  readonly text: string;
  readonly #step: Step;

  constructor(step: Step, text: string) {
    this.#step = step;
    this.name = step.name;
    this.text = text;
  }

  get path(): readonly PathSegment[] {
    const path: PathSegment[] = [];
    for (let step = this.#step; step.above !== undefined; step = step.above) path.push(step.segment);
    return path.reverse();
  }
}

function addStepsInto(step: Step, left: Step[]): void {
  const { name, value } = step;
  if (isList(value)) {
    for (const [segment, item] of value.entries()) left.push({ above: step, segment, name, value: item });
    return;
  }
  if (!isMap(value)) return;
  const title = textAt(value, "name");
  for (const [field, child] of Object.entries(value)) {
    const own = field === "value" && title !== undefined ? title : field;
    left.push({ above: step, segment: field, name: own, value: child });
  }
}

/** Every text below a value. Nothing is too deep: the steps that are left are a list, not a call stack. */
export function textsIn(root: Value): Text[] {
  const texts: Text[] = [];
  const left: Step[] = [{ above: undefined, segment: "", name: "", value: root }];
  for (let step = left.pop(); step !== undefined; step = left.pop()) {
    if (typeof step.value === "string") texts.push(new TextAtStep(step, step.value));
    else addStepsInto(step, left);
  }
  return texts;
}
