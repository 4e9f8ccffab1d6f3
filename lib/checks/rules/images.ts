import { mutability, parseImage } from "#lib/model/image.ts";
import { textAt, valueAt } from "../graph/fields.ts";
import type { Container, Workload } from "../graph/workload.ts";
import type { Rule, Violation } from "../rule.ts";

function* imageViolations({ resource: at }: Workload, { name, fields }: Container): Generator<Violation> {
  const image = textAt(fields, "image");
  if (image === undefined) {
    const message = `container ${name} has no image`;
    // Somebody else fills in what is there and no text: the schema speaks of that.
    if (valueAt(fields, "image") === undefined)
      yield { at, message, fix: "write the image, with a tag or digest" };
    return;
  }
  const reference = parseImage(image);
  if (reference === undefined) {
    const message = `image "${image}" of container ${name} is no image reference`;
    yield { at, message, fix: 'write it as "registry.example.com/name:1.2.3"' };
    return;
  }
  const moves = mutability(reference);
  if (moves === undefined) return;
  const message = `image "${image}" of container ${name} can change under the same name: ${moves}`;
  yield { at, message, fix: "pin a release or a digest" };
}

function* policyViolations({ resource: at }: Workload, { name, fields }: Container): Generator<Violation> {
  if (textAt(fields, "imagePullPolicy") !== "Never") return;
  yield {
    at,
    message: `imagePullPolicy of container ${name} is Never: a node that has not got the image cannot run it`,
    fix: "write IfNotPresent",
  };
}

/** Every image is pinned to what was tested, and every node can get it. */
export const images: Rule = {
  number: 203,
  name: "images",
  reason: "An image that changes under its name makes two pods of one workload run different programs.",
  see: "https://kubernetes.io/docs/concepts/containers/images/#image-names",
  *check({ workloads }) {
    for (const workload of workloads) {
      for (const container of workload.containers) {
        yield* imageViolations(workload, container);
        yield* policyViolations(workload, container);
      }
    }
  },
};
