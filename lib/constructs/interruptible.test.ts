import { describe, expect, it } from "vitest";
import { everyOffer, jobOf, postgresOf, rendered, serviceOf } from "#lib/render/rendered.fixture.ts";

const givesWay = {
  priorityClassName: "interruptible",
  tolerations: [{ key: "interruptible", operator: "Equal", value: "true", effect: "NoSchedule" }],
  affinity: {
    nodeAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          preference: {
            matchExpressions: [{ key: "eks.amazonaws.com/capacityType", operator: "In", values: ["SPOT"] }],
          },
        },
      ],
    },
  },
};

const { interruptible: _, ...withoutClass } = everyOffer;
const JOB = "spec.jobTemplate.spec";

describe("interruptible work", () => {
  it("SC16: gives way to other pods and prefers nodes that AWS may take back", () => {
    const application = rendered({ workloads: [serviceOf("thumbnails", { interruptible: true })] });
    expect(application.object("Deployment", "thumbnails").spec).toMatchObject({
      template: { spec: givesWay },
    });
  });

  it("is asked for: other services have no priority, toleration or affinity", () => {
    const deployment = rendered({ workloads: [serviceOf("backend")] }).object("Deployment", "backend");
    for (const field of Object.keys(givesWay))
      expect(deployment).not.toHaveProperty(`spec.template.spec.${field}`);
  });

  it("is refused of a service on a cluster without such a priority", () => {
    const workloads = [serviceOf("thumbnails", { interruptible: true })];
    expect(rendered({ workloads }, { offers: withoutClass }).problems).toEqual([
      "interruptible workload thumbnails of shop needs a priority class of interruptible work, which no add-on on cluster production offers; put one on the cluster that does (see platform/), or leave it out",
    ]);
  });

  it("is what jobs are, which begin again when they were stopped for another pod", () => {
    const application = rendered({ workloads: [jobOf("report"), postgresOf("postgres")] });
    for (const name of ["report", "postgres-backup"]) {
      const job = application.object("CronJob", name);
      expect(job).toMatchObject({ spec: { jobTemplate: { spec: { template: { spec: givesWay } } } } });
      expect(job).toHaveProperty(`${JOB}.podFailurePolicy`, {
        rules: [{ action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] }],
      });
    }
  });

  it("is no restore, which somebody waits for", () => {
    const job = rendered({ workloads: [postgresOf("postgres")] }).object("CronJob", "postgres-restore");
    expect(job).not.toHaveProperty(`${JOB}.podFailurePolicy`);
    expect(job).not.toHaveProperty(`${JOB}.template.spec.priorityClassName`);
  });

  it("are jobs like any other pod on a cluster without such a priority", () => {
    const job = rendered({ workloads: [jobOf("report")] }, { offers: withoutClass }).object(
      "CronJob",
      "report",
    );
    expect(job).not.toHaveProperty(`${JOB}.template.spec.priorityClassName`);
  });
});
