/** `kafka-0.kafka-headless`, with the namespace where one follows. */
const address =
  /(?<![\w.-])([a-z0-9](?:[a-z0-9-]{0,50}[a-z0-9])?)-(\d{1,4})\.([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.([a-z0-9][a-z0-9-]{0,62}))?/g;

/** What every address has somewhere: few texts have it, and all others are passed over quickly. */
const ordinalInside = /-\d{1,4}\.[a-z0-9]/;

/** A pod of a StatefulSet as texts call it. */
export interface PodName {
  readonly text: string;
  readonly set: string;
  readonly ordinal: number;
  readonly service: string;
  /** What follows the Service: its namespace, or `svc`. */
  readonly next: string | undefined;
}

/** Names that a text has in the form of those of the pods of StatefulSets. */
export function podNamesIn(written: string): PodName[] {
  if (!ordinalInside.test(written)) return [];
  return Array.from(written.matchAll(address), ([text, set = "", ordinal, service = "", next]) => ({
    text,
    set,
    ordinal: Number(ordinal),
    service,
    next,
  }));
}
