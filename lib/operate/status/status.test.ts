import { describe, expect, it } from "vitest";
import { target, treeOf, unitOf } from "../target.fixture.ts";
import { FakeWorld } from "../world.fixture.ts";
import { renderStatus } from "./report.ts";
import { isWell, statusOf } from "./status.ts";

const pod = { template: { spec: { containers: [{ name: "web", image: "registry.io/web:1.0" }] } } };
const deployment = { kind: "Deployment", name: "web", spec: pod };
const secret = { kind: "ExternalSecret", name: "oauth" };
const tree = treeOf([[unitOf("web", { objects: [deployment, secret] }), 2]]);

const application = (name: string, status: object = {}, sources: object[] = []) => ({
  metadata: { name },
  spec: { sources },
  status: { sync: { status: "Synced" }, health: { status: "Healthy" }, ...status },
});
const self = application("argo-cd", {}, [{ chart: "argo-cd", targetRevision: "1.2.3" }]);

function live(kind: string, name: string, spec: object, status: object) {
  const annotations = { "argocd.argoproj.io/tracking-id": `web:apps/${kind}:web/${name}` };
  return { kind, metadata: { name, namespace: "web", annotations }, spec, status };
}

const running = live("Deployment", "web", { replicas: 2, ...pod }, { readyReplicas: 2, updatedReplicas: 2 });

async function statusWith(applications: object[], objects: object[]) {
  const world = new FakeWorld((line) => ({
    stdout: JSON.stringify({ items: line.includes("applications.argoproj.io") ? applications : objects }),
  }));
  const units = await statusOf(target(tree), world);
  return { world, units, lines: renderStatus(units).trimEnd().split("\n") };
}

describe("status", () => {
  it("says one line for each unit, with the versions that run", async () => {
    const { lines, units } = await statusWith([self, application("web")], [running]);
    expect(lines).toEqual([
      "argo-cd  Synced  Healthy  argo-cd 1.2.3",
      "web  Synced  Healthy  web:1.0",
      "2 of 2 units are well",
    ]);
    expect(units.every(isWell)).toBe(true);
  });

  it("asks for the kinds that there are, with the cluster's own context", async () => {
    const { world } = await statusWith([], []);
    expect(world.commands).toEqual([
      "kubectl --context shop -n argocd get applications.argoproj.io -o json",
      "kubectl --context shop get deployments,statefulsets,services,ingresses,persistentvolumeclaims,externalsecrets.external-secrets.io --all-namespaces -o json",
    ]);
  });

  it("says what runs in another version than Git says", async () => {
    const image = { template: { spec: { containers: [{ name: "web", image: "registry.io/web:0.9" }] } } };
    const old = live(
      "Deployment",
      "web",
      { replicas: 1, ...image },
      { readyReplicas: 1, updatedReplicas: 1 },
    );
    const chart = application("argo-cd", {}, [{ chart: "argo-cd", targetRevision: "1.0.0" }]);
    expect((await statusWith([chart, application("web")], [old])).lines).toEqual([
      "argo-cd  Synced  Healthy  chart argo-cd runs 1.0.0, Git says 1.2.3  next: docs/troubleshooting.md#not-what-git-says",
      "web  Synced  Healthy  Deployment web, container web runs registry.io/web:0.9, Git says registry.io/web:1.0  next: docs/troubleshooting.md#not-what-git-says",
      "0 of 2 units are well",
    ]);
  });

  it("says that an Application is missing", async () => {
    expect((await statusWith([self], [])).lines[1]).toBe(
      "web  Missing  Missing  waits for: Argo CD has no such Application  next: docs/troubleshooting.md#an-application-is-missing",
    );
  });

  const progressing = { health: { status: "Progressing" } };
  it.each([
    [
      live("Deployment", "web", { replicas: 2, ...pod }, { readyReplicas: 1, updatedReplicas: 2 }),
      "Deployment web: 1 of 2 pods are ready",
      "pods-do-not-start",
    ],
    [
      live("Deployment", "web", { replicas: 2, ...pod }, { readyReplicas: 2, updatedReplicas: 1 }),
      "Deployment web: 1 of 2 pods have the new version",
      "pods-do-not-start",
    ],
    [
      live("Service", "web", { type: "LoadBalancer" }, { loadBalancer: {} }),
      "Service web: it has no load balancer yet",
      "no-load-balancer",
    ],
    [live("Ingress", "web", {}, {}), "Ingress web: it has no load balancer yet", "no-load-balancer"],
    [
      live("PersistentVolumeClaim", "data", {}, { phase: "Pending" }),
      "PersistentVolumeClaim data: its volume is Pending",
      "a-volume-is-pending",
    ],
    [
      live(
        "ExternalSecret",
        "oauth",
        {},
        { conditions: [{ type: "Ready", status: "False", message: "no key a" }] },
      ),
      "ExternalSecret oauth: no key a",
      "a-secret-is-missing",
    ],
    [
      live("Rollout", "web", {}, { phase: "Degraded", message: "aborted" }),
      "Rollout web: Degraded: aborted",
      "pods-do-not-start",
    ],
  ])("says what a unit waits for, and where to read on: %#", async (object, waits, section) => {
    const { units } = await statusWith([self, application("web", progressing)], [object]);
    expect(units[1]).toMatchObject({ waitsFor: [waits], next: `docs/troubleshooting.md#${section}` });
  });

  it.each([
    [{ sync: { status: "OutOfSync" } }, [], "not-what-git-says"],
    [
      { sync: { status: "Unknown" }, conditions: [{ message: "repository\nnot found" }] },
      ["repository not found"],
      "argo-cd-cannot-compare",
    ],
    [
      { ...progressing, operationState: { phase: "Failed", message: "a hook failed" } },
      ["a hook failed"],
      "pods-do-not-start",
    ],
  ])("says why Argo CD is not content: %j", async (status, waitsFor, section) => {
    const { units } = await statusWith([self, application("web", status)], [running]);
    expect(units[1]).toMatchObject({ waitsFor, next: `docs/troubleshooting.md#${section}` });
  });

  it("refuses a cluster that does not answer, with how kubectl finds it", async () => {
    const world = new FakeWorld(() => ({ status: 1, stderr: 'error: context "shop" does not exist' }));
    await expect(statusOf(target(tree), world)).rejects.toThrow(
      'cluster shop does not answer: error: context "shop" does not exist; aws eks update-kubeconfig --name shop --alias shop --region us-east-1 tells kubectl where it is',
    );
  });
});
