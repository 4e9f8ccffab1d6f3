import { parseImage } from "#lib/model/image.ts";
import { textAt, valueAt } from "../../graph/fields.ts";
import type { Container } from "../../graph/workload.ts";
import type { Fault, Rule } from "../../rule.ts";

function faultOf({ name, fields }: Container): Fault | undefined {
  const image = textAt(fields, "image");
  if (image === undefined) {
    // Somebody else fills in what is there and no text: the schema speaks of that.
    return valueAt(fields, "image") === undefined
      ? { message: `container ${name} has no image`, fix: "write the image, with a tag or digest" }
      : undefined;
  }
  if (parseImage(image) !== undefined) return undefined;
  return {
    message: `image "${image}" of container ${name} is no image reference`,
    fix: 'write it as "registry.example.com/name:1.2.3"',
  };
}

/** Every container has an image, and its name is one. */
export const imageNames: Rule = {
  number: 203,
  name: "image-names",
  reason: "A node cannot pull an image whose name is none, and the pod waits in InvalidImageName.",
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
