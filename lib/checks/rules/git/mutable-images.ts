import { mutability, parseImage } from "#lib/model/image.ts";
import { knownImageOf } from "../../containers/image.ts";
import { textAt } from "../../graph/fields.ts";
import type { Container } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";

/** Whether a tag is a bare number of an image that nobody here knows: builds are counted like that as well. */
function mayBeBuild(container: Container, tag: string | undefined): boolean {
  return /^v?\d+$/.test(tag ?? "") && knownImageOf(container) === undefined;
}

function faultOf(container: Container): Fault | undefined {
  const { name, fields } = container;
  const image = textAt(fields, "image") ?? "";
  const reference = parseImage(image);
  if (mayBeBuild(container, reference?.tag)) return undefined;
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
