import { isTrueAt, listAt, mapAt, type Path, textAt, textsAt, valueAt } from "#lib/checks/graph/fields.ts";
import type { KubernetesObject, Value } from "#lib/render/resource.ts";

/** Where kinds that make pods keep their template. */
const TEMPLATES: Readonly<Record<string, Path>> = {
  Deployment: ["spec", "template"],
  StatefulSet: ["spec", "template"],
  CronJob: ["spec", "jobTemplate", "spec", "template"],
};

/** The pod templates among some objects, by kind and name. */
export function podTemplates(objects: readonly KubernetesObject[]): [string, Value][] {
  return objects.flatMap((object): [string, Value][] => {
    const path = TEMPLATES[object.kind];
    return path === undefined ? [] : [[`${object.kind} ${object.metadata.name}`, mapAt(object, ...path)]];
  });
}

/** Every container of a pod, those that run before the others included. */
export function containersOf(template: Value): readonly Value[] {
  return [...listAt(template, "spec", "initContainers"), ...listAt(template, "spec", "containers")];
}

const SAFE_SYSCTLS = ["net.ipv4.ip_unprivileged_port_start", "net.ipv4.tcp_syncookies"];
const VOLUMES = [
  "configMap",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "persistentVolumeClaim",
  "projected",
  "secret",
];

function podViolations(template: Value): string[] {
  const host = ["hostNetwork", "hostPID", "hostIPC"].filter((field) => isTrueAt(template, "spec", field));
  const sysctls = listAt(template, "spec", "securityContext", "sysctls").map(
    (one) => textAt(one, "name") ?? "",
  );
  const volumes = listAt(template, "spec", "volumes").flatMap((volume) => Object.keys(mapAt(volume)));
  return [
    ...host,
    ...sysctls.filter((name) => !SAFE_SYSCTLS.includes(name)).map((name) => `sysctl ${name}`),
    ...volumes.filter((type) => type !== "name" && !VOLUMES.includes(type)).map((type) => `volume ${type}`),
  ];
}

function containerViolations(template: Value, container: Value): string[] {
  const said = (field: string): Value | undefined =>
    valueAt(container, "securityContext", field) ?? valueAt(template, "spec", "securityContext", field);
  const seccomp = textAt(said("seccompProfile"), "type") ?? "";
  const added = textsAt(container, "securityContext", "capabilities", "add");
  const violated: Readonly<Record<string, boolean>> = {
    privileged: isTrueAt(container, "securityContext", "privileged"),
    allowPrivilegeEscalation: valueAt(container, "securityContext", "allowPrivilegeEscalation") !== false,
    runAsNonRoot: said("runAsNonRoot") !== true,
    runAsUser: said("runAsUser") === 0,
    seccompProfile: !["RuntimeDefault", "Localhost"].includes(seccomp),
    "capabilities.drop": !textsAt(container, "securityContext", "capabilities", "drop").includes("ALL"),
    "capabilities.add": added.some((name) => name !== "NET_BIND_SERVICE"),
    hostPort: listAt(container, "ports").some((port) => valueAt(port, "hostPort") !== undefined),
  };
  return Object.keys(violated).filter((rule) => violated[rule]);
}

/**
 * What the level "restricted" forbids about a pod template; empty for one that it admits.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function restrictedViolations(template: Value): string[] {
  return [
    ...podViolations(template),
    ...containersOf(template).flatMap((container) => containerViolations(template, container)),
  ];
}
