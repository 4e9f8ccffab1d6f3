import { describe, expect, it } from "vitest";
import { minutes } from "#lib/model/duration.ts";
import { cron } from "#lib/model/schedule.ts";
import { jobOf, rendered } from "#lib/render/rendered.fixture.ts";

describe("scheduled job", () => {
  it("runs in UTC, one run at a time, and is made up for when it could not start", () => {
    const report = jobOf("report", { schedule: cron("0,30 8-17 * * 1-5"), deadline: minutes(10) });
    expect(rendered({ workloads: [report] }).object("CronJob", "report").spec).toMatchObject({
      schedule: "0,30 8-17 * * 1-5",
      timeZone: "Etc/UTC",
      concurrencyPolicy: "Forbid",
      startingDeadlineSeconds: 3600,
      jobTemplate: { spec: { activeDeadlineSeconds: 600, backoffLimit: 2 } },
    });
  });

  it("runs its command with its own account, values and files to write to", () => {
    const report = jobOf("report", { env: { MODE: "nightly" }, writable: ["/tmp", "/out"] });
    const application = rendered({ workloads: [report] }, { offers: {} });
    expect(application.object("ConfigMap", "report").data).toEqual({ MODE: "nightly" });
    expect(application.object("CronJob", "report")).toHaveProperty("spec.jobTemplate.spec.template.spec", {
      automountServiceAccountToken: false,
      containers: [
        {
          name: "report",
          image: "registry.example.com/app:1.2.3",
          imagePullPolicy: "IfNotPresent",
          command: ["report"],
          envFrom: [{ configMapRef: { name: "report" } }],
          resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "500m", memory: "256Mi" } },
          securityContext: expect.anything(),
          volumeMounts: [
            { name: "tmp", mountPath: "/tmp" },
            { name: "out", mountPath: "/out" },
          ],
        },
      ],
      restartPolicy: "Never",
      securityContext: { runAsGroup: 10_001, runAsNonRoot: true, runAsUser: 10_001 },
      serviceAccountName: "report",
      terminationGracePeriodSeconds: 30,
      volumes: [
        { name: "tmp", emptyDir: { sizeLimit: "256Mi" } },
        { name: "out", emptyDir: { sizeLimit: "256Mi" } },
      ],
    });
  });
});
