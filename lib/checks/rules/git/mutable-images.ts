import { mutability, parseImage } from "#lib/model/image.ts";
import { textAt } from "../../graph/fields.ts";
import type { Container } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";

function faultOf({ name, fields }: Container): Fault | undefined {
  const image = textAt(fields, "image") ?? "";
  const reference = parseImage(image);
  const moves = reference === undefined ? undefined : mutability(reference);
  if (moves === undefined) return undefined;
  return {
    message: `image "${image}" of container ${name} can change under the same name: ${moves}`,
    fix: "pin a release or a digest",
  };
}

/** Every image is pinned to what was tested. */
export const mutableImages: Rule = {
  number: 504,
  name: "mutable-images",
  reason: "An image that changes under its name makes two pods of one workload run different programs.",
  see: "https://kubernetes.io/docs/concepts/containers/images/#image-names",
  *check({ workloads }) {
    for (const { resource: at, containers } of workloads) {
      for (const container of containers) {
        const fault = faultOf(container);
        if (fault !== undefined) yield { at, ...fault };
      }
    }
  },
};
