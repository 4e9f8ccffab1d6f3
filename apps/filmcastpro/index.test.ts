import { describe, expect, it } from "vitest";
import { filmcastpro } from "#infra/clusters/filmcastpro/cluster.ts";
import { renderedOn, renderedUnit } from "#test/rendered.ts";
import { filmcastproOn } from "./index.ts";

const unit = await renderedUnit("filmcastpro", "filmcastpro");
const deployment = unit.object("Deployment", "filmcastpro");

it("FC7 one replica, rolling update, port 80 named http, probes on it, the document's requests and limits, amd64", () => {
  expect(deployment).toMatchObject({
    metadata: { namespace: "filmcastpro" },
    spec: {
      replicas: 1,
      strategy: { type: "RollingUpdate" },
      template: {
        spec: {
          nodeSelector: { "kubernetes.io/arch": "amd64" },
          containers: [
            {
              name: "filmcastpro",
              image: "008099619893.dkr.ecr.us-east-1.amazonaws.com/filmcastpro:1.0.0",
              imagePullPolicy: "IfNotPresent",
              ports: [{ name: "http", containerPort: 80 }],
              livenessProbe: { httpGet: { path: "/", port: "http" } },
              readinessProbe: { httpGet: { path: "/", port: "http" } },
              resources: {
                requests: { cpu: "100m", memory: "128Mi" },
                limits: { cpu: "500m", memory: "512Mi" },
              },
            },
          ],
        },
      },
    },
  });
});

it("FC8 a Classic Load Balancer leads from 80 to http, and the Service selects by exactly one label", () => {
  const service = unit.object("Service", "filmcastpro");
  // No class and no type: the provider inside Kubernetes makes a Classic Load Balancer.
  expect(service.metadata.annotations).toEqual({
    "service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol": "HTTP",
    "service.beta.kubernetes.io/aws-load-balancer-healthcheck-path": "/",
  });
  expect(service.spec).toEqual({
    type: "LoadBalancer",
    ports: [{ name: "http", port: 80, targetPort: "http" }],
    selector: { "app.kubernetes.io/name": "filmcastpro" },
  });
});

it("FC9 the pods run under a ServiceAccount whose token is mounted", () => {
  expect(unit.object("ServiceAccount", "filmcastpro").automountServiceAccountToken).toBe(true);
  expect(deployment).toMatchObject({
    spec: { template: { spec: { serviceAccountName: "filmcastpro", automountServiceAccountToken: true } } },
  });
});

it("FC10 there is no Ingress and no autoscaler", () => {
  expect(unit.unit.resources.map(({ object }) => object.kind)).not.toContain("Ingress");
  expect(unit.unit.resources.map(({ object }) => object.kind)).not.toContain("HorizontalPodAutoscaler");
});

describe("FC11 one switch makes it highly available", () => {
  const cluster = filmcastpro({ highAvailability: true });
  const objects = renderedOn(cluster, filmcastproOn(cluster));
  const find = (kind: string) =>
    objects.find((object) => object.kind === kind && object.metadata.name === "filmcastpro");

  it("FC11 with 3 to 10 replicas at 70 % CPU", () => {
    expect(find("HorizontalPodAutoscaler")).toMatchObject({
      spec: {
        minReplicas: 3,
        maxReplicas: 10,
        metrics: [{ resource: { name: "cpu", target: { averageUtilization: 70 } } }],
      },
    });
  });

  it("FC11 with a budget, and pods on nodes of their own", () => {
    expect(find("PodDisruptionBudget")).toMatchObject({ spec: { maxUnavailable: 1 } });
    expect(find("Deployment")).toMatchObject({
      spec: {
        template: {
          spec: {
            topologySpreadConstraints: [
              { topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway" },
              { topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "DoNotSchedule" },
            ],
          },
        },
      },
    });
  });

  it("FC11 with at least three nodes, and room for more", () => {
    expect(cluster.nodeGroups).toMatchObject([{ min: 3, max: 6 }]);
  });
});

describe("FC12 the namespace is closed and bounded", () => {
  it("FC12 it enforces the level restricted", () => {
    expect(unit.object("Namespace", "filmcastpro").metadata.labels).toMatchObject({
      "pod-security.kubernetes.io/enforce": "restricted",
    });
  });

  it("FC12 traffic is denied but for the load balancer's, which comes from the nodes, and name resolution", () => {
    expect(unit.object("NetworkPolicy", "default-deny").spec).toEqual({
      podSelector: {},
      policyTypes: ["Ingress", "Egress"],
    });
    expect(unit.object("NetworkPolicy", "filmcastpro").spec).toEqual({
      podSelector: { matchLabels: { "app.kubernetes.io/name": "filmcastpro" } },
      policyTypes: ["Ingress"],
      ingress: [
        {
          from: [{ ipBlock: { cidr: "10.0.1.0/24" } }, { ipBlock: { cidr: "10.0.2.0/24" } }],
          ports: [{ port: 80, protocol: "TCP" }],
        },
      ],
    });
  });

  it("FC12 a quota and a LimitRange bound it", () => {
    expect(unit.has("ResourceQuota", "filmcastpro")).toBe(true);
    expect(unit.has("LimitRange", "filmcastpro")).toBe(true);
  });

  it("FC12 nginx runs without root, capabilities or a writable root file system, on port 80 all the same", () => {
    expect(deployment).toMatchObject({
      spec: {
        template: {
          spec: {
            securityContext: { sysctls: [{ name: "net.ipv4.ip_unprivileged_port_start", value: "0" }] },
            containers: [
              {
                securityContext: {
                  runAsNonRoot: true,
                  readOnlyRootFilesystem: true,
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ["ALL"] },
                },
              },
            ],
          },
        },
      },
    });
  });
});

it("FC14 nginx takes its configuration from a ConfigMap, with gzip and cache headers", () => {
  const { data } = unit.object("ConfigMap", "filmcastpro-files");
  expect(data).toMatchObject({ "default.conf": expect.stringContaining("gzip on;") });
  expect(data).toMatchObject({ "default.conf": expect.stringContaining("max-age=31536000, immutable") });
});
