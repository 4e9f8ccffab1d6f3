import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "pod-security-levels";
const enforce = "pod-security.kubernetes.io/enforce";
const namespace = (level: string, version = "latest") =>
  object("Namespace", "shop", {}, { labels: { [enforce]: level, [`${enforce}-version`]: version } });
const restrictedContainer = {
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
};
const restrictedPod = {
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: "RuntimeDefault" } },
};
const good = deployment("web", restrictedContainer, restrictedPod);
const messages = (...objects: Parameters<typeof findingsOf>[1]) =>
  findingsOf(rule, objects).map(({ message }) => message.slice(message.indexOf(": ") + 2));

describe("Pod Security levels", () => {
  it("are met", () => {
    expect(findingsOf(rule, [namespace("restricted"), good])).toEqual([]);
    expect(findingsOf(rule, [namespace("privileged"), deployment("web", {}, { hostPID: true })])).toEqual([]);
    expect(findingsOf(rule, [namespace("baseline"), deployment("web")])).toEqual([]);
  });

  it("are those that the namespace enforces", () => {
    const web = deployment("web", {}, { hostNetwork: true });
    expect(findingsOf(rule, [web])).toEqual([]);
    expect(findingsOf(rule, [namespace("baseline"), web])).toEqual([
      at(
        rule,
        web,
        "namespace shop enforces Pod Security level baseline, which refuses its pods: host namespaces (hostNetwork=true)",
        "remove hostNetwork, hostPID and hostIPC",
      ),
    ]);
  });

  it("are those that Argo CD gives to a namespace", () => {
    const application = object("argoproj.io/v1alpha1 Application", "web", {
      spec: {
        destination: { namespace: "shop" },
        syncPolicy: { managedNamespaceMetadata: { labels: { [enforce]: "baseline" } } },
      },
    });
    expect(messages(application, deployment("web", {}, { hostPID: true }))).toEqual([
      "host namespaces (hostPID=true)",
    ]);
  });

  it("ask more at restricted", () => {
    expect(messages(namespace("restricted"), deployment("web"))).toEqual([
      "allowPrivilegeEscalation != false (container main must set securityContext.allowPrivilegeEscalation=false)",
      "runAsNonRoot != true (pod or container main must set securityContext.runAsNonRoot=true)",
      'seccompProfile (pod or container main must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
      'unrestricted capabilities (container main must set securityContext.capabilities.drop=["ALL"])',
    ]);
  });

  it.each([
    [
      { securityContext: { privileged: true } },
      "privileged (container main must not set securityContext.privileged=true)",
    ],
    [
      { securityContext: { capabilities: { add: ["NET_ADMIN", "CHOWN"] } } },
      "non-default capabilities (container main must not include NET_ADMIN in securityContext.capabilities.add)",
    ],
    [{ ports: [{ containerPort: 80, hostPort: 80 }] }, "hostPort (container main must not use hostPort 80)"],
    [
      { securityContext: { seccompProfile: { type: "Unconfined" } } },
      'seccompProfile (container main must not set securityContext.seccompProfile.type to "Unconfined")',
    ],
    [
      { securityContext: { procMount: "Unmasked" } },
      "procMount (container main must not set securityContext.procMount)",
    ],
    [
      { securityContext: { seLinuxOptions: { type: "spc_t" } } },
      "seLinuxOptions (container main set forbidden options)",
    ],
    [
      { securityContext: { appArmorProfile: { type: "Unconfined" } } },
      "forbidden AppArmor profile (container main must not set appArmorProfile.type Unconfined)",
    ],
    [
      { livenessProbe: { tcpSocket: { port: 80, host: "10.0.0.1" } } },
      "probe or lifecycle host (container main must not name a host in probes and hooks)",
    ],
  ])("refuse at baseline %j", (container, message) => {
    expect(messages(namespace("baseline"), deployment("web", container))).toEqual([message]);
  });

  it.each([
    [{ volumes: [{ name: "host", hostPath: { path: "/" } }] }, "hostPath volumes (volume host)"],
    [
      { securityContext: { sysctls: [{ name: "kernel.msgmax", value: "1" }] } },
      "forbidden sysctls (kernel.msgmax)",
    ],
  ])("refuse at baseline a pod with %j", (pod, message) => {
    expect(messages(namespace("baseline"), deployment("web", {}, pod))).toEqual([message]);
  });

  it.each([
    [
      { volumes: [{ name: "share", nfs: { server: "10.0.0.1", path: "/" } }] },
      "restricted volume types (volume share is of type nfs)",
    ],
    [
      { securityContext: { ...restrictedPod.securityContext, runAsUser: 0 } },
      "runAsUser=0 (pod must not set runAsUser=0)",
    ],
    [
      { securityContext: { ...restrictedPod.securityContext, runAsNonRoot: false } },
      "runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false)",
    ],
    [
      {
        initContainers: [
          { name: "init", image: "a:1.0", securityContext: { allowPrivilegeEscalation: false } },
        ],
      },
      'unrestricted capabilities (container init must set securityContext.capabilities.drop=["ALL"])',
    ],
  ])("refuse at restricted a pod with %j", (pod, message) => {
    const web = deployment("web", restrictedContainer, { ...restrictedPod, ...pod });
    expect(messages(namespace("restricted"), web)).toEqual([message]);
  });

  it("are those of the version that the namespace names", () => {
    const sysctls = [{ name: "net.ipv4.tcp_rmem", value: "1" }];
    const web = deployment("web", {}, { securityContext: { sysctls } });
    expect(messages(namespace("baseline", "v1.31"), web)).toEqual(["forbidden sysctls (net.ipv4.tcp_rmem)"]);
    expect(messages(namespace("baseline", "v1.32"), web)).toEqual([]);
    expect(messages(namespace("baseline"), web)).toEqual([]);
  });
});
