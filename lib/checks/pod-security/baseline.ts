import {
  type Found,
  isMap,
  isTrueAt,
  listAt,
  mapAt,
  numberAt,
  textAt,
  textsAt,
  valueAt,
} from "../graph/fields.ts";
import type { Container, Workload } from "../graph/workload.ts";
import { enumerate } from "../wording.ts";
import { areSet, type Control, containersText, isSet, ofContainers } from "./control.ts";

const hostNamespaces: Control = {
  broken({ podSpec }) {
    const { hostNetwork, hostPID, hostIPC } = podSpec;
    if (hostNetwork === undefined && hostPID === undefined && hostIPC === undefined) return undefined;
    const used = ["hostNetwork", "hostPID", "hostIPC"].filter((field) => isTrueAt(podSpec, field));
    return used.length === 0 ? undefined : `host namespaces (${used.map((one) => `${one}=true`).join(", ")})`;
  },
  fix: "remove hostNetwork, hostPID and hostIPC",
};

const privileged: Control = {
  broken({ containers }) {
    if (!areSet(containers, "privileged")) return undefined;
    const bad = containers.filter(({ security }) => security.privileged === true);
    const text = ofContainers(bad, "must not set securityContext.privileged=true");
    return text && `privileged (${text})`;
  },
  fix: "remove privileged",
};

const usualCapabilities = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);

function unusualCapabilities({ security }: Container): string[] {
  if (security.capabilities === undefined) return [];
  const added = textsAt(security.capabilities, "add");
  return added.filter((capability) => !usualCapabilities.has(capability));
}

const capabilities: Control = {
  broken({ containers }) {
    if (!areSet(containers, "capabilities")) return undefined;
    const bad = containers.filter((container) => unusualCapabilities(container).length > 0);
    if (bad.length === 0) return undefined;
    const names = [...new Set(bad.flatMap(unusualCapabilities))].sort();
    const text = ofContainers(
      bad,
      `must not include ${enumerate(names)} in securityContext.capabilities.add`,
    );
    return text && `non-default capabilities (${text})`;
  },
  fix: "remove them from capabilities.add",
};

const hostPaths: Control = {
  broken({ podSpec }) {
    const bad = listAt(podSpec.volumes).filter((volume) => isSet(mapAt(volume).hostPath));
    const names = bad.map((volume) => textAt(volume, "name") ?? "");
    return bad.length === 0 ? undefined : `hostPath volumes (volume ${enumerate(names)})`;
  },
  fix: "use an emptyDir or a claim",
};

function hostPortsOf({ fields, ports }: Container): number[] {
  if (ports.length === 0) return [];
  return listAt(fields, "ports").flatMap((port) => numberAt(port, "hostPort") || []);
}

const hostPorts: Control = {
  broken({ containers }) {
    const bad = containers.filter((container) => hostPortsOf(container).length > 0);
    if (bad.length === 0) return undefined;
    const ports = [...new Set(bad.flatMap(hostPortsOf))].sort((a, b) => a - b);
    const text = ofContainers(bad, `must not use hostPort ${enumerate(ports.map(String))}`);
    return text && `hostPort (${text})`;
  },
  fix: "remove hostPort and use a Service",
};

/** Whether some pod or container says something in a field of its security context; most fields are rare. */
function isSaid({ security, containers }: Workload, field: string): boolean {
  return security[field] !== undefined || areSet(containers, field);
}

/** What pod and containers say in a field of their security contexts, with the place as the admission calls it. */
function saidIn({ security: ofPod, containers }: Workload, field: string, ...inner: string[]) {
  const found: { readonly place: string; readonly said: Found }[] = [];
  const pod = valueAt(ofPod[field], ...inner);
  if (isSet(pod)) found.push({ place: "pod", said: pod });
  for (const container of containers) {
    const said = valueAt(container.security[field], ...inner);
    if (isSet(said)) found.push({ place: containersText([container]), said });
  }
  return found;
}

const appArmorAnnotation = "container.apparmor.security.beta.kubernetes.io/";

const appArmor: Control = {
  broken(workload) {
    const { annotations: own } = mapAt(workload.template.metadata);
    if (own === undefined && !isSaid(workload, "appArmorProfile")) return undefined;
    const typed = saidIn(workload, "appArmorProfile", "type")
      .filter(({ said }) => said !== "RuntimeDefault" && said !== "Localhost")
      .map(({ place, said }) => `${place} must not set appArmorProfile.type ${said}`);
    const annotations = mapAt(own);
    const annotated = Object.keys(annotations).flatMap((key) => {
      const value = key.startsWith(appArmorAnnotation) ? annotations[key] : undefined;
      const isForbidden = typeof value === "string" && !/^(runtime\/default|localhost\/.*|)$/.test(value);
      return isForbidden ? [`annotation ${key}=${value}`] : [];
    });
    const bad = [...typed, ...annotated];
    return bad.length === 0 ? undefined : `forbidden AppArmor profile (${enumerate(bad)})`;
  },
  fix: "write RuntimeDefault, or remove it",
};

const seLinuxTypes = new Set([
  "",
  "container_t",
  "container_init_t",
  "container_kvm_t",
  "container_engine_t",
]);

const seLinux: Control = {
  broken(workload) {
    if (!isSaid(workload, "seLinuxOptions")) return undefined;
    const bad = saidIn(workload, "seLinuxOptions").flatMap(({ place, said }) => {
      const { type = "", user = "", role = "" } = mapAt(said);
      const isForbidden = !seLinuxTypes.has(String(type ?? "")) || Boolean(user) || Boolean(role);
      return isForbidden ? [place] : [];
    });
    return bad.length === 0 ? undefined : `seLinuxOptions (${enumerate(bad)} set forbidden options)`;
  },
  fix: "remove seLinuxOptions",
};

const procMount: Control = {
  broken({ containers, podSpec }, minor) {
    if (!areSet(containers, "procMount")) return undefined;
    if (minor >= 35 && valueAt(podSpec, "hostUsers") === false) return undefined;
    const bad = containers.filter(({ security }) => {
      const mount = textAt(security.procMount);
      return mount !== undefined && mount !== "Default";
    });
    const text = ofContainers(bad, "must not set securityContext.procMount");
    return text && `procMount (${text})`;
  },
  fix: "remove procMount",
};

const seccomp: Control = {
  since: 19,
  broken(workload) {
    const bad = saidIn(workload, "seccompProfile", "type").filter(({ said }) => said === "Unconfined");
    if (bad.length === 0) return undefined;
    const places = enumerate(bad.map(({ place }) => place));
    return `seccompProfile (${places} must not set securityContext.seccompProfile.type to "Unconfined")`;
  },
  fix: "write RuntimeDefault",
};

/** Names of sysctls to the minor version of the standards since which they are allowed. */
const allowedSysctls: Readonly<Record<string, number>> = {
  "kernel.shm_rmid_forced": 0,
  "net.ipv4.ip_local_port_range": 0,
  "net.ipv4.tcp_syncookies": 0,
  "net.ipv4.ping_group_range": 0,
  "net.ipv4.ip_unprivileged_port_start": 0,
  "net.ipv4.ip_local_reserved_ports": 27,
  "net.ipv4.tcp_keepalive_time": 29,
  "net.ipv4.tcp_fin_timeout": 29,
  "net.ipv4.tcp_keepalive_intvl": 29,
  "net.ipv4.tcp_keepalive_probes": 29,
  "net.ipv4.tcp_rmem": 32,
  "net.ipv4.tcp_wmem": 32,
};

const sysctls: Control = {
  broken({ security }, minor) {
    if (security.sysctls === undefined) return undefined;
    const names = listAt(security.sysctls).flatMap((one) => textAt(one, "name") ?? []);
    const bad = names.filter((name) => {
      const since = Object.hasOwn(allowedSysctls, name) ? allowedSysctls[name] : undefined;
      return since === undefined || since > minor;
    });
    return bad.length === 0 ? undefined : `forbidden sysctls (${bad.join(", ")})`;
  },
  fix: "remove them",
};

const hooks = ["postStart", "preStop"];

function isSent(handler: Found): boolean {
  if (!isMap(handler)) return false;
  const { httpGet, tcpSocket } = handler;
  return (
    (httpGet !== undefined && textAt(httpGet, "host") !== undefined) ||
    (tcpSocket !== undefined && textAt(tcpSocket, "host") !== undefined)
  );
}

function namesHost({ fields }: Container): boolean {
  const { lifecycle } = fields;
  const { livenessProbe, readinessProbe, startupProbe } = fields;
  if (isSent(livenessProbe) || isSent(readinessProbe) || isSent(startupProbe)) return true;
  return lifecycle !== undefined && hooks.some((hook) => isSent(valueAt(lifecycle, hook)));
}

const probeHosts: Control = {
  since: 34,
  broken({ containers }) {
    const text = ofContainers(containers.filter(namesHost), "must not name a host in probes and hooks");
    return text && `probe or lifecycle host (${text})`;
  },
  fix: "remove host: the pod itself is asked without it",
};

/**
 * What the level `baseline` asks of a pod.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
export const baseline: readonly Control[] = [
  hostNamespaces,
  privileged,
  capabilities,
  hostPaths,
  hostPorts,
  appArmor,
  seLinux,
  procMount,
  seccomp,
  sysctls,
  probeHosts,
];
