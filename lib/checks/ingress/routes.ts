import type { Resource } from "#lib/render/resource.ts";
import { type Found, listAt, textAt, valueAt } from "../graph/fields.ts";

/** A path of a host that an Ingress serves. */
export interface Route {
  readonly ingress: Resource;
  /** `spec.rules[0].http.paths[1]`. */
  readonly place: string;
  /** In small letters; empty for every host. */
  readonly host: string;
  readonly path: string;
  readonly type: string;
  readonly backend: Found;
}

/** Everything that an Ingress serves, in its order. */
export function routesOf(ingress: Resource): Route[] {
  return listAt(ingress.object, "spec", "rules").flatMap((rule, i) =>
    listAt(rule, "http", "paths").map((item, j) => ({
      ingress,
      place: `spec.rules[${i}].http.paths[${j}]`,
      host: (textAt(rule, "host") ?? "").toLowerCase(),
      path: textAt(item, "path") ?? "/",
      type: textAt(item, "pathType") ?? "ImplementationSpecific",
      backend: valueAt(item, "backend"),
    })),
  );
}

/** A route as people write it: `shop.example.com/api`. */
export function routeText({ host, path }: Route): string {
  return `${host === "" ? "any host, path " : host}${path}`;
}
