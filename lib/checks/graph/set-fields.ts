import type { Fields } from "#lib/render/resource.ts";

/** Names of the fields that are set: the API server takes null for nothing. */
export function setFieldsOf(fields: Fields): string[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name]) => name);
}
