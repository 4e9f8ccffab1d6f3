import { textAt, textsAt } from "../../graph/fields.ts";
import type { Container } from "../../graph/workload.ts";
import type { Rule } from "../../rule.ts";

const jobs = new Set(["CronJob", "Job"]);

/** Images that serve until they are told to end, by the last part of their names. */
const servers =
  /(^|\/)(nginx(-unprivileged)?|httpd|postgres|mysql|mariadb|redis|valkey|rabbitmq|memcached|envoy|fluent-bit|fluentd|cloud-?sql-proxy|gce-proxy|pgbouncer|opentelemetry-collector[a-z-]*|aws-otel-collector|statsd-exporter|oauth2-proxy|promtail|aws-xray-daemon|xray-daemon)(:|@|$)/;

/** Commands that never end. */
const endless = /\bsleep\s+(infinity|inf)\b|\btail\s+-[fF]\b|\bwhile\s+(true|:|\[\s*1\s*\])\s*;/;

/** Why a container does not end by itself; undefined where it may. */
function reasonOf(container: Container): string | undefined {
  const { fields, list } = container;
  if (list !== "containers") return undefined;
  const text = container.words.join(" ");
  // Somebody who breaks a loop off knows how it ends.
  if (endless.test(text) && !/\b(break|exit|kill|trap|timeout)\b/.test(text)) return "its command never ends";
  const image = textAt(fields, "image") ?? "";
  const isPlain = textsAt(fields, "command").length === 0 && !/quitquitquit|exit-zero|--quit/.test(text);
  const startsServer = textsAt(fields, "args").every((word) => word.startsWith("-"));
  return isPlain && startsServer && servers.test(image)
    ? `${image} serves until it is told to end`
    : undefined;
}

/** Every container of a Job ends by itself. */
export const endlessJobs: Rule = {
  number: 248,
  name: "endless-jobs",
  reason:
    "A Job is complete when all of its containers have ended: one that serves keeps it running for ever.",
  see: "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers",
  *check({ workloads }) {
    for (const { resource: at, containers } of workloads) {
      if (!jobs.has(at.object.kind)) continue;
      for (const container of containers) {
        const why = reasonOf(container);
        if (why === undefined) continue;
        yield {
          at,
          message: `container ${container.name} keeps the Job from being complete: ${why}`,
          fix: "make it a sidecar: an init container with restartPolicy Always",
        };
      }
    }
  },
};
