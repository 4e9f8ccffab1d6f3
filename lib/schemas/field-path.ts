/** Name of a field or index of an item. */
export type PathSegment = string | number;

const plainName = /^[A-Za-z_$][\w$-]*$/;

/** A path as people write it: `spec.containers[0].image`, `metadata.labels["app.kubernetes.io/name"]`. */
export function fieldPath(segments: readonly PathSegment[]): string {
  const text = segments.map((segment) => {
    if (typeof segment === "number") return `[${segment}]`;
    return plainName.test(segment) ? `.${segment}` : `[${JSON.stringify(segment)}]`;
  });
  return text.join("").replace(/^\./, "");
}
