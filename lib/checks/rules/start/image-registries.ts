import { textAt } from "../../graph/fields.ts";
import type { Graph } from "../../graph/graph.ts";
import { oncePerGraph } from "../../graph/once-per-graph.ts";
import { nearest } from "../../nearest.ts";
import { remembered } from "../../remembered.ts";
import type { Rule, Violation } from "../../rule.ts";

const known = [
  "cgr.dev",
  "docker.elastic.co",
  "docker.io",
  "gcr.io",
  "ghcr.io",
  "index.docker.io",
  "lscr.io",
  "mcr.microsoft.com",
  "mirror.gcr.io",
  "nvcr.io",
  "public.ecr.aws",
  "quay.io",
  "registry.gitlab.com",
  "registry.k8s.io",
];

/** Hosts of others that are near to a well-known one by chance. */
const alsoKnown = new Set([
  "k8s.gcr.io",
  "eu.gcr.io",
  "us.gcr.io",
  "asia.gcr.io",
  "cr.io",
  "icr.io",
  "ocir.io",
]);

type Fault = Pick<Violation, "message" | "fix" | "severity">;

function sorted(text: string): string {
  return [...text].sort().join("");
}

/** Whether two hosts differ by a letter too much or too little, or by two that changed places. */
function isSlip(host: string, meant: string): boolean {
  return host.length !== meant.length || sorted(host) === sorted(meant) || host.length > "xxxxxxxx".length;
}

function* misspelt(host: string, uses: number): Generator<Fault> {
  // Whoever uses it everywhere has a registry of that name.
  if (uses > 2 || known.includes(host) || alsoKnown.has(host)) return;
  const meant = known.find((one) => sorted(one) === sorted(host)) ?? nearest(host, known);
  if (meant === undefined || !isSlip(host, meant)) return;
  yield { message: `comes from ${host}, which is no registry`, fix: `write ${meant}` };
}

const ecr = /^(\d+)\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/;
const ecrLike = /\.dkr\.ecr|dkr.*amazonaws/;
const accountLength = 12;
const regions =
  /^(af|ap|ca|cn|eu|il|me|mx|sa|us|us-gov|us-iso[a-z]?|eu-isoe|eusc-de)-(north|south|east|west|central|northeast|northwest|southeast|southwest)-\d$/;

function* ofEcr(host: string): Generator<Fault> {
  const [whole, account = "", region = ""] = ecr.exec(host) ?? [];
  if (whole === undefined) {
    if (!ecrLike.test(host)) return;
    yield {
      message: `comes from ${host}, which is no address of ECR`,
      fix: "write <account>.dkr.ecr.<region>.amazonaws.com",
    };
  } else if (account.length !== accountLength) {
    yield {
      message: `comes from account ${account} of ECR, which has ${account.length} digits instead of 12`,
      fix: "correct the number of the account",
    };
  } else if (!regions.test(region)) {
    yield { message: `comes from region ${region} of ECR, which is none`, fix: "correct the region" };
  }
}

/** Repositories that are no longer served, or not as they were. */
const moved: readonly (readonly [beginning: RegExp, what: string, fix: string])[] = [
  [
    /^k8s\.gcr\.io\//,
    "comes from k8s.gcr.io, which was frozen in April 2023 and gets no new releases",
    "write registry.k8s.io",
  ],
  [
    /^gcr\.io\/google[-_]containers\//,
    "comes from google-containers, which was given up with Container Registry",
    "write registry.k8s.io",
  ],
  [
    /^(docker\.io\/)?bitnami\/[^:]+[:@](?!latest$)/,
    "comes from docker.io/bitnami, which has no versions any more since September 2025",
    "write docker.io/bitnamilegacy for the same image, or use another publisher",
  ],
];

/** What each of them has in it. */
const partOfMoved = /gcr\.io|bitnami/;

/** Hosts of images, and how many containers use each. */
const usesOfHosts = oncePerGraph((graph: Graph): ReadonlyMap<string, number> => {
  const uses = new Map<string, number>();
  for (const { containers } of graph.workloads) {
    for (const { fields } of containers) {
      const host = hostOf(textAt(fields, "image") ?? "");
      if (host !== undefined) uses.set(host, (uses.get(host) ?? 0) + 1);
    }
  }
  return uses;
});

/** The registry of an image; undefined where Docker Hub is meant without being said. */
const hostOf = remembered((image): string | undefined => {
  const [first = "", ...rest] = image.split("/");
  return rest.length > 0 && /[.:]/.test(first) ? first : undefined;
});

function* faultsOf(graph: Graph, image: string): Generator<Fault> {
  const host = hostOf(image);
  if (host !== undefined && !graph.tree.facts.imageRegistries?.includes(host)) {
    yield* misspelt(host, usesOfHosts(graph).get(host) ?? 0);
    yield* ofEcr(host);
  }
  if (!partOfMoved.test(image)) return;
  for (const [beginning, message, fix] of moved) {
    if (beginning.test(image)) yield { severity: "warning", message, fix };
  }
}

/** Images come from registries that there are. */
export const imageRegistries: Rule = {
  number: 249,
  name: "image-registries",
  reason: "An image from a registry that is misspelt or given up is never pulled: ImagePullBackOff.",
  see: "https://kubernetes.io/docs/concepts/containers/images/",
  *check(graph) {
    for (const { resource: at, containers } of graph.workloads) {
      for (const { name, fields } of containers) {
        const image = textAt(fields, "image") ?? "";
        for (const fault of faultsOf(graph, image)) {
          yield { at, ...fault, message: `image ${image} of container ${name} ${fault.message}` };
        }
      }
    }
  },
};
