import { describe, expect, it } from "vitest";
import { type AddOn, defineAddOn } from "#lib/model/add-on.ts";
import type { Offers } from "#lib/model/offers.ts";
import type { Opening } from "#lib/model/opening.ts";
import {
  everyOffer,
  inFile,
  offering,
  production,
  RenderedApplication,
  renderFleet,
} from "#lib/render/rendered.fixture.ts";

const own = { name: "webhooks", podSecurity: "restricted" } as const;
const pods = { app: "webhook" };

function addOn(
  openings: readonly Opening[],
  { namespace = own, offers = everyOffer }: { namespace?: AddOn["namespace"]; offers?: Offers } = {},
): RenderedApplication {
  const webhooks = defineAddOn({
    name: "webhooks",
    on: [production],
    namespace,
    contents: () => ({ openings }),
  });
  const addOns = [inFile(offering(offers)), inFile(webhooks)];
  return new RenderedApplication(renderFleet({ addOns }), "webhooks");
}

describe("the namespace of an add-on", () => {
  const closed = addOn([]);

  it("is closed to everybody", () => {
    expect(closed.object("NetworkPolicy", "default-deny").spec).toEqual({
      podSelector: {},
      policyTypes: ["Ingress"],
    });
  });

  it("is open to its own pods and to the scraper", () => {
    expect(closed.object("NetworkPolicy", "allow-namespace").spec).toEqual({
      podSelector: {},
      policyTypes: ["Ingress"],
      ingress: [{ from: [{ podSelector: {} }] }],
    });
    expect(closed.object("NetworkPolicy", "allow-scraper").spec).toEqual({
      podSelector: {},
      policyTypes: ["Ingress"],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "monitoring" } },
              podSelector: { matchLabels: everyOffer.scraper.labels },
            },
          ],
        },
      ],
    });
  });

  it("names no scraper where there is none, or where it lives in the namespace itself", () => {
    expect(addOn([], { offers: {} }).names("NetworkPolicy")).toEqual(["allow-namespace", "default-deny"]);
    const beside = { ...own, name: everyOffer.scraper.namespace };
    expect(addOn([], { namespace: beside }).names("NetworkPolicy")).toEqual([
      "allow-namespace",
      "default-deny",
    ]);
  });

  it("is left alone where it is somebody else's", () => {
    expect(addOn([], { namespace: "kube-system" }).names("NetworkPolicy")).toEqual([]);
  });
});

describe("an opening", () => {
  const spec = (to: Opening["to"]) =>
    addOn([{ name: "port", pods, port: 9443, to }]).object("NetworkPolicy", "allow-port").spec;
  const on = (from: readonly object[]) => ({
    podSelector: { matchLabels: pods },
    policyTypes: ["Ingress"],
    ingress: [{ from, ports: [{ protocol: "TCP", port: 9443 }] }],
  });
  const inNamespace = (name: string) => ({ matchLabels: { "kubernetes.io/metadata.name": name } });

  it("lets in the API server and Classic Load Balancers by the addresses of nodes", () => {
    expect(spec("node subnets")).toEqual(
      on([{ ipBlock: { cidr: "10.0.1.0/24" } }, { ipBlock: { cidr: "10.0.2.0/24" } }]),
    );
  });

  it("lets in every pod, the NGINX Ingress Controller, or pods of one kind", () => {
    expect(spec("every pod")).toEqual(on([{ namespaceSelector: {} }]));
    expect(spec("nginx")).toEqual(
      on([
        {
          namespaceSelector: inNamespace("ingress-nginx"),
          podSelector: { matchLabels: everyOffer.nginx.labels },
        },
      ]),
    );
    expect(spec({ namespace: "tracing", labels: { app: "jaeger" } })).toEqual(
      on([{ namespaceSelector: inNamespace("tracing"), podSelector: { matchLabels: { app: "jaeger" } } }]),
    );
  });

  it("to NGINX is refused on a cluster without it", () => {
    const opened = addOn([{ name: "page", pods, port: 80, to: "nginx" }], { offers: {} });
    expect(opened.problems).toEqual([
      "opening page of webhooks needs the NGINX Ingress Controller, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });
});
