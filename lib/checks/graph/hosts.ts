import type { Resource } from "#lib/render/resource.ts";
import { listAt, textAt } from "./fields.ts";

/** Hosts of the rules of an Ingress. */
export function hostsOf({ object }: Resource): string[] {
  return listAt(object, "spec", "rules").flatMap((rule) => textAt(rule, "host") ?? []);
}
