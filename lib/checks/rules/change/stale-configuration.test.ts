import { describe, expect, it } from "vitest";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";
import { changed, orSay } from "../../change/change.fixture.ts";
import { at, deployment, object, release } from "../../tree.fixture.ts";

const rule = "stale-configuration";
const config = (level: string) => object("ConfigMap", "web", { data: { LEVEL: level, other: "same" } });
const from = { envFrom: [{ configMapRef: { name: "web" } }] };
const keyed = (key: string) => ({
  env: [{ name: "X", valueFrom: { configMapKeyRef: { name: "web", key } } }],
});
const cure =
  "write a hash of it into an annotation of their template, give it a name with a hash, or let Reloader restart them";

function find(workload: KubernetesObject, later: KubernetesObject = workload, options = {}) {
  return changed(rule, [config("info"), workload], [config("debug"), later], options);
}

const message =
  "LEVEL changes, which the pods of Deployment web read only as they start: their template stays the same, so that they keep the old value until somebody restarts them";
const finding = at(rule, config("debug"), message, orSay(cure, "Replaces: ConfigMap shop/web"), "warning");

function annotated(annotations: Record<string, string>): KubernetesObject {
  const one = deployment("web", from);
  return { ...one, metadata: { ...one.metadata, annotations } };
}

describe("a value that changes while the template of its readers stays", () => {
  const volumes: Value = [{ name: "c", configMap: { name: "web" } }];
  const mounts = (subPath?: string) => ({
    volumeMounts: [{ name: "c", mountPath: "/etc/web", ...(subPath !== undefined && { subPath }) }],
  });

  it.each([
    ["all variables of a ConfigMap", deployment("web", from)],
    ["one variable", deployment("web", keyed("LEVEL"))],
    ["a single file", deployment("web", mounts("LEVEL"), { volumes })],
  ])("is found where pods read %s", (_, workload) => {
    expect(find(workload)).toEqual([finding]);
  });

  it.each([
    ["another key", deployment("web", keyed("other"))],
    ["a variable in its place", deployment("web", { ...from, env: [{ name: "LEVEL", value: "info" }] })],
    ["a whole volume, which follows", deployment("web", mounts(), { volumes })],
  ])("is nothing to pods that read %s", (_, workload) => {
    expect(find(workload)).toEqual([]);
  });

  it("is none where a key is added", () => {
    const more = object("ConfigMap", "web", { data: { LEVEL: "info", other: "same", MORE: "1" } });
    expect(changed(rule, [config("info"), deployment("web", from)], [more, deployment("web", from)])).toEqual(
      [],
    );
  });

  it("is none where it says the same", () => {
    const own = (text: string) => object("ConfigMap", "web", { data: { LEVEL: text } });
    const workload = deployment("web", from);
    const short = own("a: http://api:80\n");
    const long = own("# The API.\na: http://api.shop.svc.cluster.local:80\n");
    expect(changed(rule, [short, workload], [long, workload])).toEqual([]);
  });

  it("is found in the template of an ExternalSecret", () => {
    const keys = (url: string) =>
      object("external-secrets.io/v1 ExternalSecret", "keys", {
        spec: { target: { template: { data: { URL: url } } } },
      });
    const workload = deployment("web", { envFrom: [{ secretRef: { name: "keys" } }] });
    expect(changed(rule, [keys("a"), workload], [keys("b"), workload])[0]?.message).toBe(
      message.replace("LEVEL", "URL"),
    );
  });
});

describe("a value that changes is read anew", () => {
  it("by pods whose template changes with it, as by a hash", () => {
    expect(find(deployment("web", from), deployment("web", { ...from, image: "web:2" }))).toEqual([]);
  });

  it("by pods that Reloader restarts, unless it is told of others alone", () => {
    expect(find(annotated({ "reloader.stakater.com/auto": "true" }))).toEqual([]);
    expect(find(annotated({ "configmap.reloader.stakater.com/reload": "api,web" }))).toEqual([]);
    expect(find(annotated({ "configmap.reloader.stakater.com/reload": "api" }))).toEqual([finding]);
    expect(find(annotated({ "configmap.reloader.stakater.com/auto": "true" }))).toEqual([]);
    expect(find(annotated({ "secret.reloader.stakater.com/auto": "true" }))).toEqual([finding]);
    expect(find(annotated({ "secret.reloader.stakater.com/reload": "web" }))).toEqual([finding]);
  });

  it("where Reloader restarts everything, or a command does", () => {
    const charts = [release("reloader", { reloader: { autoReloadAll: true } })];
    expect(find(deployment("web", from), undefined, { head: { charts } })).toEqual([]);
    const restart = deployment("restart", { command: ["kubectl", "rollout restart deployment/web"] });
    const after = [config("debug"), deployment("web", from), restart];
    expect(changed(rule, [config("info"), deployment("web", from)], after)).toEqual([]);
  });

  it("by pods that start for each run", () => {
    const template = { spec: { containers: [{ name: "main", image: "web:1", ...from }] } };
    const job = object("batch/v1 CronJob", "web", { spec: { jobTemplate: { spec: { template } } } });
    expect(find(job)).toEqual([]);
  });
});
