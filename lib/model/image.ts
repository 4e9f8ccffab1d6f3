import { refuse } from "./problem.ts";

/** A container image, taken apart. */
export interface ImageReference {
  /** Registry and path: `ghcr.io/owner/name`. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string | undefined;
}

const REFERENCE =
  /^(?<repository>(?:[a-z0-9]+(?:(?:\.|-+)[a-z0-9]+)*(?::\d+)?\/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/;

/** Words that name a moving version, alone or as a part of a tag such as `stable-alpine`. */
const MOVING = new Set([
  "latest",
  "stable",
  "mainline",
  "edge",
  "nightly",
  "canary",
  "main",
  "master",
  "develop",
  "dev",
  "head",
  "lts",
  "current",
]);

/** A part of a tag that names one build: a version with a minor number, a date or build number, a commit. */
const BUILD = /^(v?\d+\.\d.*|\d{6,}|[0-9a-f]{7,40})$/;

/**
 * Takes an image reference apart; undefined for text that is none.
 *
 * @see https://github.com/distribution/reference/blob/main/reference.go
 */
export function parseImage(text: string): ImageReference | undefined {
  const groups = REFERENCE.exec(text)?.groups;
  if (groups?.repository === undefined) return undefined;
  return { repository: groups.repository, tag: groups.tag, digest: groups.digest };
}

/**
 * Why the same reference may name other bytes tomorrow, or undefined when it is pinned. A digest pins; a tag
 * pins when a part of it names one build (`1.2.3-alpine`, `main-3f2a9c1`). Without such a part, words for moving
 * versions, words alone (`alpine`) and bare major versions (`15`, `v2`) are known to move.
 */
export function mutability({ tag, digest }: ImageReference): string | undefined {
  if (digest !== undefined) return undefined;
  if (tag === undefined) return "it has no tag, which means latest";
  const parts = tag.toLowerCase().split(/[-_]/);
  if (parts.some((part) => BUILD.test(part))) return undefined;
  if (!/\d/.test(tag) || parts.some((part) => MOVING.has(part))) return `tag ${tag} moves with every release`;
  if (/^v?\d+$/.test(parts[0] ?? "")) return `tag ${tag} moves with every minor release`;
  return undefined;
}

/** An image of a workload: one pinned reference in each environment. */
export interface Image {
  /** What the definition calls it. */
  readonly name: string;
  /** Environment to reference, as it stands in `images.json`. */
  readonly references: Readonly<Record<string, string>>;
}

/** Contents of an `images.json`: environment, name of the image, reference. */
export type ImageData = Readonly<Record<string, Readonly<Record<string, string>>>>;

function checkReference(text: string, where: string): void {
  const reference = parseImage(text);
  if (reference === undefined) {
    refuse(
      `image "${text}" of ${where} is not an image reference`,
      'write it as "registry.example.com/name:1.2.3"',
    );
    return;
  }
  const moves = mutability(reference);
  if (moves !== undefined) {
    refuse(
      `image "${text}" of ${where} can change under the same name: ${moves}`,
      "pin a release or a digest",
    );
  }
}

/**
 * The images of an application from its `images.json`, which a job can bump without touching TypeScript.
 * Refuses what is no reference, and references that can change under the same name.
 */
export function imagesOf<const Data extends ImageData>(
  data: Data,
): { readonly [Name in keyof Data[keyof Data] & string]: Image } {
  const references = new Map<string, Record<string, string>>();
  for (const [environment, images] of Object.entries(data)) {
    for (const [name, reference] of Object.entries(images)) {
      checkReference(reference, `${name} in ${environment}`);
      references.set(name, { ...references.get(name), [environment]: reference });
    }
  }
  const entries = [...references].map(([name, of]): [string, Image] => [name, { name, references: of }]);
  // The keys come from the data itself, which `Object.fromEntries` cannot express.
  return Object.fromEntries(entries) as { readonly [Name in keyof Data[keyof Data] & string]: Image };
}

/** An image that is the same in every environment and no job bumps, such as that of a database. */
export function fixedImage(name: string, reference: string): Image {
  checkReference(reference, name);
  return { name, references: { "*": reference } };
}

/** The reference of an image in an environment. Refuses an environment that `images.json` does not have. */
export function imageIn(image: Image, environment: string): string {
  const key = Object.hasOwn(image.references, environment) ? environment : "*";
  const reference = image.references[key];
  if (reference === undefined) {
    const known = Object.keys(image.references).join(", ");
    refuse(
      `image ${image.name} has no reference for environment ${environment}, only for ${known}`,
      "add it to images.json",
    );
  }
  return reference ?? "";
}
