import { parseImage } from "#lib/model/image.ts";
import type { Container } from "../graph/workload.ts";
import { remembered } from "../remembered.ts";

/** What a container runs, as far as the name of its image tells. */
export interface KnownImage {
  /** As it stands in the manifest. */
  readonly text: string;
  /** Owner and name without a registry, `library` left out: `nginx`, `prom/prometheus`. */
  readonly name: string;
  readonly tag: string;
}

/** Registries under which an image is what Docker Hub has by the same name. */
const mirrors =
  /^(docker\.io|index\.docker\.io|registry-1\.docker\.io|mirror\.gcr\.io|public\.ecr\.aws\/docker)\//;

/** Repositories of the same publishers elsewhere. */
const others: Readonly<Record<string, string>> = {
  "public.ecr.aws/nginx/nginx": "nginx",
  "public.ecr.aws/nginx/nginx-unprivileged": "nginxinc/nginx-unprivileged",
  "docker.elastic.co/elasticsearch/elasticsearch": "elasticsearch",
  "docker.elastic.co/logstash/logstash": "logstash",
  "docker.elastic.co/kibana/kibana": "kibana",
  "quay.io/prometheus/prometheus": "prom/prometheus",
  "quay.io/prometheus/alertmanager": "prom/alertmanager",
};

/**
 * The name under which Docker Hub, or its publisher, knows an image; undefined for images of unknown origin. A
 * pull-through cache keeps the path: `<registry>/docker-hub/library/nginx` is `nginx`.
 */
export function knownImageOf({ fields: { image } }: Container): KnownImage | undefined {
  return typeof image === "string" ? knownImage(image) : undefined;
}

const knownImage = remembered((text): KnownImage | undefined => {
  const reference = parseImage(text);
  if (reference === undefined) return undefined;
  const { repository, tag = "" } = reference;
  const other = Object.hasOwn(others, repository) ? others[repository] : undefined;
  const library = /(?:^|\/)library\/([a-z0-9.-]+)$/.exec(repository)?.[1];
  const path = repository.replace(mirrors, "");
  const [owner = ""] = path.split("/");
  const isOfHub = !path.includes("/") || !/[.:]|^localhost$/.test(owner);
  const name = other ?? library ?? (isOfHub ? path : undefined);
  return name === undefined ? undefined : { text, name, tag };
});
