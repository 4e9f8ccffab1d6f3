import { knownImageOf } from "../../containers/image.ts";
import { namedUsers, rootImages } from "../../containers/image-users.ts";
import { serverOf } from "../../containers/server.ts";
import { securityOf } from "../../containers/user.ts";
import type { Container, Workload } from "../../graph/workload.ts";
import type { Rule, Violation } from "../../rule.ts";

const refused = "so that the kubelet does not start it";

/** Of a container that has to be somebody else than root. */
function* unprovenUser(workload: Workload, container: Container): Generator<Violation> {
  const at = workload.resource;
  const whose = `container ${container.name}`;
  const user = securityOf(workload, container, "runAsUser");
  const fix = "set runAsUser to the number of another user, or remove runAsNonRoot";
  if (user === 0) {
    yield { at, message: `${whose} has runAsNonRoot and runAsUser 0, ${refused}`, fix };
    return;
  }
  const image = user === undefined ? knownImageOf(container) : undefined;
  if (image === undefined) return;
  if (rootImages.has(image.name)) {
    const message = `${whose} has runAsNonRoot, but its image ${image.text} runs as root, ${refused}`;
    yield { at, message, fix };
  } else if (Object.hasOwn(namedUsers, image.name)) {
    const name = namedUsers[image.name];
    const message = `${whose} has runAsNonRoot, but the user of its image ${image.text} is a name, ${name}, which the kubelet cannot tell from root, ${refused}`;
    yield { at, message, fix: "set runAsUser to the number of that user" };
  }
}

/** User `postgres` of the images on Alpine. */
const alpinePostgres = 70;

/** `initdb` refuses users without an entry in `/etc/passwd`; on Debian the image invents one. */
function* unknownUser(workload: Workload, container: Container): Generator<Violation> {
  const user = securityOf(workload, container, "runAsUser");
  if (user === 0 || user === alpinePostgres) return;
  const server = serverOf(container);
  if (server?.name !== "postgres" || !server.image.tag.includes("alpine")) return;
  yield {
    at: workload.resource,
    severity: "warning",
    message: `container ${container.name} runs as user ${user}, whom ${server.image.text} does not know: initdb stops with "could not look up effective user ID"`,
    fix: `set runAsUser to ${alpinePostgres}, or use the image on Debian`,
  };
}

/** The user that a container runs as is one that its image can run as. */
export const imageUsers: Rule = {
  number: 231,
  name: "image-users",
  reason:
    "A container whose image runs as root, where its pod forbids root, stays in CreateContainerConfigError.",
  see: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  *check({ workloads }) {
    for (const workload of workloads) {
      for (const container of workload.containers) {
        if (securityOf(workload, container, "runAsNonRoot") === true)
          yield* unprovenUser(workload, container);
        if (typeof securityOf(workload, container, "runAsUser") === "number")
          yield* unknownUser(workload, container);
      }
    }
  },
};
