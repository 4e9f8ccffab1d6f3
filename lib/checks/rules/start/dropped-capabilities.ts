import { serverOf } from "../../containers/server.ts";
import { userOf } from "../../containers/user.ts";
import { textsAt } from "../../graph/fields.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";
import { enumerate } from "../../wording.ts";

/** Images that start as root and become somebody else, and what they need for it. */
const needed: Readonly<Record<string, readonly string[]>> = {
  mariadb: ["SETGID", "SETUID"],
  mongo: ["SETGID", "SETUID"],
  mysql: ["SETGID", "SETUID"],
  nginx: ["CHOWN", "SETGID", "SETUID"],
  postgres: ["SETGID", "SETUID"],
  rabbitmq: ["SETGID", "SETUID"],
};

function withoutPrefix(capability: string): string {
  return capability.toUpperCase().replace(/^CAP_/, "");
}

function* violationsOf(workload: Workload, container: Container): Generator<Violation> {
  const { capabilities } = container.security;
  if (capabilities === undefined) return;
  const server = serverOf(container);
  const user = userOf(workload, container);
  if (server === undefined || (user !== undefined && user !== 0)) return;
  const wanted = Object.hasOwn(needed, server.name) ? (needed[server.name] ?? []) : [];
  const listed = (list: string) => new Set(textsAt(capabilities, list).map(withoutPrefix));
  const [dropped, added] = [listed("drop"), listed("add")];
  const missing = wanted.filter(
    (name) => !added.has(name) && !added.has("ALL") && (dropped.has("ALL") || dropped.has(name)),
  );
  if (missing.length === 0) return;
  yield {
    at: workload.resource,
    message: `container ${container.name} drops ${enumerate(missing)}, but ${server.image.text} starts as root and becomes another user, which needs them: it ends with "Operation not permitted"`,
    fix: `set runAsUser to the user of the image, or add ${enumerate(missing)}`,
  };
}

/** Images that change their user as they start may do so. */
export const droppedCapabilities: Rule = {
  number: 232,
  name: "dropped-capabilities",
  reason: "A server that starts as root and may not become another user ends as soon as it starts.",
  see: "https://man7.org/linux/man-pages/man7/capabilities.7.html",
  *check({ workloads }) {
    for (const workload of workloads) {
      for (const container of workload.containers) yield* violationsOf(workload, container);
    }
  },
};
