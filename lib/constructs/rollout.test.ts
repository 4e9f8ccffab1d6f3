import { describe, expect, it } from "vitest";
import { mapAt, textAt } from "#lib/checks/graph/fields.ts";
import { blueGreen, canary } from "#lib/model/delivery.ts";
import { minutes } from "#lib/model/duration.ts";
import { between } from "#lib/model/replicas.ts";
import { alb, loadBalancer, nginx, type Route, route } from "#lib/model/route.ts";
import type { ServiceProps } from "#lib/model/service.ts";
import type { Service } from "#lib/model/workload.ts";
import { rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

const slowly = canary([
  { weight: 10, pause: minutes(5) },
  { weight: 50, pause: minutes(10) },
]);
const atOnce = blueGreen({ promote: "automatic" });
const scaled = between(3, 10).atCpu(70);

function backend(changes: Partial<ServiceProps>) {
  return rendered({ workloads: [serviceOf("backend", { replicas: scaled, ...changes })] });
}

describe("delivery", () => {
  it("DP19: is off unless a definition asks for it", () => {
    const application = backend({});
    expect(application.names("Deployment")).toEqual(["backend"]);
    expect(application.names("Rollout")).toEqual([]);
    expect(application.names("Service")).toEqual(["backend"]);
  });

  it("DP19: makes a Rollout of the Deployment: the same in everything but its strategy", () => {
    const deployment = backend({}).object("Deployment", "backend");
    const application = backend({ delivery: slowly });
    expect(application.problems).toEqual([]);
    expect(application.names("Deployment")).toEqual([]);
    expect(application.object("Rollout", "backend")).toEqual({
      ...deployment,
      apiVersion: "argoproj.io/v1alpha1",
      kind: "Rollout",
      metadata: {
        ...deployment.metadata,
        annotations: { "argocd.argoproj.io/sync-options": "SkipDryRunOnMissingResource=true" },
      },
      spec: {
        ...mapAt(deployment, "spec"),
        minReadySeconds: 30,
        strategy: {
          canary: {
            maxSurge: 1,
            maxUnavailable: 0,
            steps: [
              { setWeight: 10 },
              { pause: { duration: "5m" } },
              { setWeight: 50 },
              { pause: { duration: "10m" } },
            ],
          },
        },
      },
    });
  });

  it.each([
    "Service",
    "PodDisruptionBudget",
    "ServiceMonitor",
    "ServiceAccount",
    "ConfigMap",
    "NetworkPolicy",
  ])("DP19: leaves every %s as it is: they speak of pods, not of what keeps them", (kind) => {
    const one = { metrics: "/metrics", env: { MODE: "production" } };
    const ofKind = (changes: Partial<ServiceProps>) =>
      backend({ ...one, ...changes }).objects.filter((object) => object.kind === kind);
    expect(ofKind({})).not.toEqual([]);
    expect(ofKind({ delivery: slowly })).toEqual(ofKind({}));
  });

  it("DP19: has autoscalers act on the Rollout", () => {
    const application = backend({ delivery: slowly, names: { deployment: "backend-server" } });
    const target = { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout", name: "backend-server" };
    expect(application.object("HorizontalPodAutoscaler", "backend")).toHaveProperty(
      "spec.scaleTargetRef",
      target,
    );
    expect(application.object("VerticalPodAutoscaler", "backend")).toHaveProperty("spec.targetRef", target);
    expect(application.object("Rollout", "backend-server")).not.toHaveProperty("spec.replicas");
  });

  it("DP19: leaves room for the pods twice, because the Rollout begins beside the Deployment", () => {
    const application = backend({ replicas: 3, delivery: canary([{ weight: 50, pause: minutes(5) }]) });
    const pods = 2 * 3 + 3;
    expect(application.object("ResourceQuota", "shop")).toHaveProperty("spec.hard.pods", String(pods));
  });

  it("DP19: refuses a canary on a cluster without Argo Rollouts", () => {
    const workloads = [serviceOf("backend", { replicas: scaled, delivery: slowly })];
    expect(rendered({ workloads }, { offers: {} }).problems).toEqual([
      "delivery of backend of shop needs Argo Rollouts, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });
});

describe("blue-green delivery", () => {
  it.each([
    ["automatic", true],
    ["by hand", false],
  ] as const)("DP19: switches from the active Service to the preview, promoted %s", (promote, enabled) => {
    const application = backend({ names: { service: "api" }, delivery: blueGreen({ promote }) });
    expect(application.problems).toEqual([]);
    expect(application.object("Rollout", "backend")).toHaveProperty("spec.strategy", {
      blueGreen: {
        activeService: "api",
        previewService: "api-preview",
        autoPromotionEnabled: enabled,
        scaleDownDelaySeconds: 300,
      },
    });
  });

  it("DP19: has a preview with the ports and pods of the service, which no ServiceMonitor finds", () => {
    const application = backend({ metrics: "/metrics", delivery: atOnce });
    const active = application.object("Service", "backend");
    const preview = application.object("Service", "backend-preview");
    expect(preview.spec).toEqual(active.spec);
    const monitored = textAt(
      application.object("ServiceMonitor", "backend"),
      "spec",
      "selector",
      "matchLabels",
      "app.kubernetes.io/name",
    );
    expect(textAt(active, "metadata", "labels", "app.kubernetes.io/name")).toBe(monitored);
    expect(textAt(preview, "metadata", "labels", "app.kubernetes.io/name")).toBe("backend-preview");
  });

  it.each<[string, (service: Service) => Route]>([
    ["an ALB", (service) => route("example.com", { "/": service }, alb({ tls: true }))],
    ["an NLB", (service) => loadBalancer(service, { port: 80, type: "network" })],
  ])("DP19: is refused behind %s, which takes the old targets away first", (_, lead) => {
    const service = serviceOf("backend", { delivery: atOnce });
    expect(rendered({ workloads: [service], routes: [lead(service)] }).problems).toEqual([
      "workload backend is delivered blue-green behind a load balancer that may have no healthy target during the switch; take a canary",
    ]);
  });

  it.each<[string, (service: Service) => Route]>([
    ["NGINX", (service) => route("example.com", { "/": service }, nginx({ issuer: "letsencrypt" }))],
    ["a Classic Load Balancer", (service) => loadBalancer(service, { port: 80, type: "classic" })],
  ])("DP19: is taken behind %s", (_, lead) => {
    const service = serviceOf("backend", { delivery: atOnce });
    expect(rendered({ workloads: [service], routes: [lead(service)] }).problems).toEqual([]);
  });
});
