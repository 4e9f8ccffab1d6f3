import { once } from "../graph/once.ts";
import { type ResultLabels, resultLabels } from "./result-labels.ts";
import type { Shape } from "./shape.ts";

/** The labels of the result of every query of a shape. */
export const labelsOfShape = once(
  ({ query, root }: Shape): ResultLabels => (root === undefined ? undefined : resultLabels(query, root)),
);
