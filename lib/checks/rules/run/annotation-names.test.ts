import { expect, it } from "vitest";
import { annotationsByOwner } from "../../annotations/known.ts";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";
import { ingress } from "./ingress.fixture.ts";

const annotated = (...names: string[]) =>
  ingress(
    "shop",
    { "shop.example.com": ["/"] },
    { annotations: Object.fromEntries(names.map((name) => [name, "true"])) },
  );
const find = (...objects: Parameters<typeof findingsOf>[1]) => findingsOf("annotation-names", objects);

it("annotations are those that controllers read, or nobody's", () => {
  expect(
    find(
      annotated(
        "alb.ingress.kubernetes.io/actions.redirect",
        "nginx.ingress.kubernetes.io/proxy-body-size",
        "prometheus.io/param_target",
        "example.com/schema",
        "checksum/config",
      ),
    ),
  ).toEqual([]);
});

it.each([
  ["alb.ingress.kubernetes.io/schema", "alb.ingress.kubernetes.io/scheme"],
  ["alb.ingress.kubernets.io/scheme", "alb.ingress.kubernetes.io/scheme"],
  ["cert-manager.io/cluster-isuer", "cert-manager.io/cluster-issuer"],
  ["argocd.argoproj.io/sync-waves", "argocd.argoproj.io/sync-wave"],
  ["external-dns.alpha.kubernetes.io/hostnames", "external-dns.alpha.kubernetes.io/hostname"],
])("%s is read as %s by nobody", (wrong, right) => {
  expect(find(annotated(wrong))).toEqual([
    at(
      "annotation-names",
      annotated(wrong),
      `annotation ${wrong} is none that a controller reads, but ${right} is one: it does nothing`,
      `write ${right}`,
    ),
  ]);
});

it("labels of namespaces that controllers read are held as well", () => {
  const shop = (name: string) => object("Namespace", "shop", {}, { labels: { [name]: "enabled" } });
  expect(find(shop("elbv2.k8s.aws/pod-readiness-gate-inject"))).toEqual([]);
  expect(find(shop("elbv2.k8s.aws/pod-readiness-gate-injected")).map(({ message }) => message)).toEqual([
    "label elbv2.k8s.aws/pod-readiness-gate-injected is none that a controller reads, but elbv2.k8s.aws/pod-readiness-gate-inject is one: it does nothing",
  ]);
});

it("annotations of pods are held as well", () => {
  const plain = deployment("web");
  const template = {
    metadata: { labels: { app: "web" }, annotations: { "prometheus.io/scrap": "true" } },
    spec: { containers: [] },
  };
  const wrong = { ...plain, spec: { selector: { matchLabels: { app: "web" } }, template } };
  expect(find(wrong)).toHaveLength(1);
});

it("no name is known by its halves", () => {
  const names = Object.values(annotationsByOwner).flatMap((text) => text.trim().split(/\s+/));
  expect(names.filter((name) => name.endsWith("-"))).toEqual([]);
});
