import { parseImage } from "#lib/model/image.ts";
import { textAt } from "../../graph/fields.ts";
import { once } from "../../graph/once.ts";
import type { Workload } from "../../graph/workload.ts";
import { remembered } from "../../remembered.ts";
import type { Rule, Violation } from "../../rule.ts";
import { eligibleNodes } from "../../scheduling/eligible.ts";
import type { NodeKind } from "../../scheduling/nodes.ts";
import { enumerate } from "../../wording.ts";

const architectures: Readonly<Record<string, string>> = {
  aarch64: "arm64",
  amd64: "amd64",
  arm64: "arm64",
  arm64v8: "arm64",
  x86_64: "amd64",
};

/** The architecture that an image is built for, by the end of its tag or the owner of its repository. */
const platformOf = remembered((image): string | undefined => {
  const reference = parseImage(image);
  const word =
    /(?:^|[-_.])(aarch64|amd64|arm64|arm64v8|x86_64)$/.exec(reference?.tag ?? "")?.[1] ??
    /(?:^|\/)(amd64|arm64v8)\/[^/]+$/.exec(reference?.repository ?? "")?.[1];
  return word === undefined ? undefined : architectures[word];
});

const label = "kubernetes.io/arch";

/** The architectures of nodes; none where that of some is not known. */
const architecturesOf = once((nodes: readonly NodeKind[]): readonly string[] => {
  const known = nodes.flatMap(({ labels }) => labels.get(label) ?? []);
  return known.length < nodes.length ? [] : [...new Set(known)].sort();
});

function* violationsOf(workload: Workload, nodes: readonly NodeKind[]): Generator<Violation> {
  const found = architecturesOf(nodes);
  if (found.length === 0) return;
  for (const { name, fields } of workload.containers) {
    const image = textAt(fields, "image") ?? "";
    const platform = platformOf(image);
    if (platform === undefined || (found.length === 1 && found[0] === platform)) continue;
    yield {
      at: workload.resource,
      message: `image ${image} of container ${name} is built for ${platform}, but its pods may run on nodes of ${enumerate(found)}: there it ends with "exec format error"`,
      fix: found.includes(platform)
        ? `select nodes with ${label}: ${platform}, or use the tag of all platforms`
        : `use the tag for ${enumerate(found)}, or that of all platforms`,
    };
  }
}

const noNodes: readonly NodeKind[] = [];

/** Images are built for the nodes that their pods run on. */
export const imagePlatforms: Rule = {
  number: 250,
  name: "image-platforms",
  reason: "A program for another processor than that of its node does not start: exec format error.",
  see: "https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-arch",
  *check(graph) {
    for (const workload of graph.workloads) {
      yield* violationsOf(workload, eligibleNodes(graph, workload) ?? noNodes);
    }
  },
};
