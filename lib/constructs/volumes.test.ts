import { describe, expect, it } from "vitest";
import { listAt, textAt } from "#lib/checks/graph/fields.ts";
import { jobOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

const conf = { name: "app.conf", content: "a = 1\n" };
const key = { name: "key.pem", content: "b" };

describe("volumes", () => {
  it("mounts each file of a definition at its path, read-only", () => {
    const backend = serviceOf("backend", {
      files: { "/etc/app/app.conf": conf, "/etc/keys/key.pem": key },
      writable: [],
    });
    const application = rendered({ workloads: [backend] });
    expect(application.object("ConfigMap", "backend-files").data).toEqual({
      "app.conf": "a = 1\n",
      "key.pem": "b",
    });
    expect(application.object("Deployment", "backend")).toHaveProperty(
      "spec.template.spec.containers[0].volumeMounts",
      [
        { name: "files", mountPath: "/etc/app/app.conf", subPath: "app.conf", readOnly: true },
        { name: "files", mountPath: "/etc/keys/key.pem", subPath: "key.pem", readOnly: true },
      ],
    );
  });

  it("gives a job the files of its definition too", () => {
    const application = rendered({ workloads: [jobOf("report", { files: { "/etc/app/app.conf": conf } })] });
    expect(application.object("ConfigMap", "report-files").data).toEqual({ "app.conf": "a = 1\n" });
    expect(application.object("CronJob", "report")).toMatchObject({
      spec: {
        jobTemplate: {
          spec: {
            template: {
              spec: {
                containers: [
                  {
                    volumeMounts: [
                      { name: "tmp", mountPath: "/tmp" },
                      { name: "files", mountPath: "/etc/app/app.conf", subPath: "app.conf", readOnly: true },
                    ],
                  },
                ],
              },
            },
          },
        },
      },
    });
  });

  it("bounds what a writable path may take of the node's disk", () => {
    const application = rendered({ workloads: [serviceOf("backend")] });
    expect(application.object("Deployment", "backend")).toHaveProperty("spec.template.spec.volumes", [
      { name: "tmp", emptyDir: { sizeLimit: "256Mi" } },
    ]);
  });

  it("names volumes after their paths, whatever the paths are made of", () => {
    const writable = ["/.cache", "/var/cache/nginx", "/home/App_1/.npm_"];
    const application = rendered({ workloads: [serviceOf("backend", { writable })] });
    const volumes = listAt(
      application.object("Deployment", "backend"),
      "spec",
      "template",
      "spec",
      "volumes",
    );
    expect(volumes.map((volume) => textAt(volume, "name"))).toEqual([
      "cache",
      "var-cache-nginx",
      "home-app-1-npm",
    ]);
  });

  it("refuses a path that is too long to name a volume", () => {
    const path = `/${"x".repeat(64)}`;
    expect(rendered({ workloads: [serviceOf("backend", { writable: [path] })] }).problems).toEqual([
      `volume of path ${path}: its name "${"x".repeat(64)}" has 64 characters; at most 63 are allowed: shorten it`,
    ]);
  });
});
