import { describe, expect, it } from "vitest";
import { external } from "#lib/model/external.ts";
import { jobOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

const pods = (name: string) => [{ podSelector: { matchLabels: { "app.kubernetes.io/name": name } } }];

const tcp = (port: number) => [{ protocol: "TCP", port }];

describe("network policy", () => {
  it("denies all traffic of a namespace that no other policy allows", () => {
    const application = rendered({ workloads: [serviceOf("backend")] });
    expect(application.object("NetworkPolicy", "default-deny").spec).toEqual({
      podSelector: {},
      policyTypes: ["Ingress", "Egress"],
    });
  });

  it("lets every pod resolve names", () => {
    const application = rendered({ workloads: [serviceOf("backend")] });
    expect(application.object("NetworkPolicy", "allow-dns").spec).toEqual({
      podSelector: {},
      policyTypes: ["Egress"],
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
              podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
            },
          ],
          ports: [
            { protocol: "UDP", port: 53 },
            { protocol: "TCP", port: 53 },
          ],
        },
      ],
    });
  });

  it("allows what a caller needs on both sides and nothing else", () => {
    const backend = serviceOf("backend");
    const application = rendered({
      workloads: [backend, serviceOf("caller", { calls: [backend] }), serviceOf("stranger")],
    });
    expect(application.object("NetworkPolicy", "caller").spec).toEqual({
      podSelector: { matchLabels: { "app.kubernetes.io/name": "caller" } },
      policyTypes: ["Egress"],
      egress: [{ to: pods("backend"), ports: tcp(8000) }],
    });
    expect(application.object("NetworkPolicy", "backend").spec).toEqual({
      podSelector: { matchLabels: { "app.kubernetes.io/name": "backend" } },
      policyTypes: ["Ingress"],
      ingress: [{ from: pods("caller"), ports: tcp(8000) }],
    });
    expect(application.names("NetworkPolicy")).toEqual(["allow-dns", "backend", "caller", "default-deny"]);
  });

  it("allows the port that the caller means, not the first one", () => {
    const backend = serviceOf("backend", { port: { http: 8000, grpc: 9000 } });
    const workloads = [backend, jobOf("report", { calls: [backend.port("grpc")] })];
    const application = rendered({ workloads });
    expect(application.object("NetworkPolicy", "report").spec).toMatchObject({
      egress: [{ to: pods("backend"), ports: tcp(9000) }],
    });
    expect(application.object("NetworkPolicy", "backend").spec).toMatchObject({
      ingress: [{ from: pods("report"), ports: tcp(9000) }],
    });
  });

  it("allows calls out of the cluster to the networks of what is called, on its port", () => {
    const google = external("google", { cidrs: ["64.233.160.0/19", "66.102.0.0/20"], port: 443 });
    const application = rendered({ workloads: [serviceOf("backend", { calls: [google] })] });
    expect(application.object("NetworkPolicy", "backend").spec).toEqual({
      podSelector: { matchLabels: { "app.kubernetes.io/name": "backend" } },
      policyTypes: ["Egress"],
      egress: [
        {
          to: [{ ipBlock: { cidr: "64.233.160.0/19" } }, { ipBlock: { cidr: "66.102.0.0/20" } }],
          ports: tcp(443),
        },
      ],
    });
  });
});
