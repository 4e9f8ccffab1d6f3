import type { Resource } from "#lib/render/resource.ts";
import { annotationAt } from "./controllers.ts";
import { ALB } from "./load-balancers.ts";

/** A port that a load balancer listens on. */
export interface Listener {
  readonly protocol: string;
  readonly port: number;
}

/** The value of JSON, or nothing for what is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isListener([protocol, port]: [string, unknown]): boolean {
  return (
    (protocol === "HTTP" || protocol === "HTTPS") &&
    typeof port === "number" &&
    Number.isInteger(port) &&
    port >= 1 &&
    port <= 65535
  );
}

/**
 * The ports of `listen-ports`; nothing for what the controller refuses.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#listen-ports
 */
export function listenersIn(text: string): Listener[] | undefined {
  const value = jsonOf(text);
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const entries = value.map((item: unknown) =>
    typeof item === "object" && item !== null ? Object.entries(item) : [],
  );
  const isRead = entries.every((pairs) => pairs.length > 0 && pairs.every(isListener));
  return isRead ? entries.flat().map(([protocol, port]) => ({ protocol, port: Number(port) })) : undefined;
}

/** The ports that the load balancer of an Ingress listens on for it; nothing where its annotation is wrong. */
export function listenersOf(ingress: Resource): Listener[] | undefined {
  const text = annotationAt(ingress, `${ALB}/listen-ports`);
  if (text !== undefined) return listenersIn(text);
  const hasCertificate = annotationAt(ingress, `${ALB}/certificate-arn`) !== undefined;
  return [hasCertificate ? { protocol: "HTTPS", port: 443 } : { protocol: "HTTP", port: 80 }];
}
