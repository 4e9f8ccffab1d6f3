import { type RouteTarget, servicePort } from "#lib/model/route.ts";

/** Name of objects that belong to a host: it is unique in the cluster, and so are they. */
export function hostName(host: string): string {
  return host.replaceAll(".", "-");
}

/** Paths of an Ingress rule, each with everything below it. */
export function pathsOf(paths: Readonly<Record<string, RouteTarget>>) {
  return Object.entries(paths).map(([path, target]) => {
    const { name, number } = servicePort(target);
    return { path, pathType: "Prefix" as const, backend: { service: { name, port: { number } } } };
  });
}
