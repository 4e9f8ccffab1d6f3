import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Value } from "#lib/render/resource.ts";
import type { Kind } from "../kind.ts";
import { unpack } from "./pack.ts";

/** Where the schemas of upstream's definitions are kept; `npm run definitions` writes it. */
export const upstreamFile = join(import.meta.dirname, "upstream.json");

let find: ((kind: Kind) => Value | undefined) | undefined;

/**
 * What upstream's CustomResourceDefinition says of a kind: its `openAPIV3Schema`, as far as it validates. Nothing
 * for a kind that is not among those kept here.
 */
export function upstreamSchema(kind: Kind): Value | undefined {
  find ??= unpack(readFileSync(upstreamFile, "utf8"));
  return find(kind);
}
