import { fieldPath, type PathSegment } from "#lib/schemas/field-path.ts";

/** Where a value stands: what is above it, and its field or index there. The object itself stands nowhere. */
export interface Place {
  readonly above: Place | undefined;
  readonly segment: PathSegment;
}

/** A place as people write it: `spec.ports[0].name`; empty for the object itself. */
export function placeText(place: Place | undefined): string {
  const segments: PathSegment[] = [];
  for (let at = place; at !== undefined; at = at.above) segments.push(at.segment);
  return fieldPath(segments.reverse());
}
