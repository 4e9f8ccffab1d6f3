import type { KubernetesObject } from "#lib/render/resource.ts";
import { object } from "../../tree.fixture.ts";

/** What a test says of an Ingress beside its routes. */
interface Options {
  readonly class?: string;
  readonly namespace?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly tls?: readonly { readonly hosts?: readonly string[]; readonly secretName?: string }[];
}

/** A path with `Exact ` or `ImplementationSpecific ` before it where it is no prefix. */
function pathOf(text: string) {
  const [first = "", second] = text.split(" ");
  return {
    path: second ?? first,
    pathType: second === undefined ? "Prefix" : first,
    backend: { service: { name: "backend", port: { number: 80 } } },
  };
}

/** An Ingress of class `alb` that sends the paths of hosts to the Service `backend`. */
export function ingress(
  name: string,
  routes: Readonly<Record<string, readonly string[]>>,
  { class: ingressClassName = "alb", namespace = "shop", annotations = {}, tls }: Options = {},
): KubernetesObject {
  const rules = Object.entries(routes).map(([host, paths]) => ({
    host,
    ...(paths.length > 0 && { http: { paths: paths.map(pathOf) } }),
  }));
  return object(
    "networking.k8s.io/v1 Ingress",
    name,
    { spec: { ingressClassName, rules, ...(tls && { tls }) } },
    { namespace, annotations },
  );
}

/** A class of the controller of a name. */
export function ingressClass(name: string, controller: string, annotations = {}): KubernetesObject {
  return object("networking.k8s.io/v1 IngressClass", name, { spec: { controller } }, { annotations });
}

/** The class `nginx` of the community's controller. */
export const communityNginx = ingressClass("nginx", "k8s.io/ingress-nginx");

/** The class `nginx` of F5's controller. */
export const f5Nginx = ingressClass("nginx", "nginx.org/ingress-controller");
