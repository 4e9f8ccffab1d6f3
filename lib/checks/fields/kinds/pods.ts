import type { FieldRules } from "../field-rules.ts";
import { type Form, filled } from "../form.ts";
import { forms } from "../forms.ts";
import { oneOf } from "../unions.ts";

const required = "requiredDuringSchedulingIgnoredDuringExecution[]";
const preferred = "preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm";
const terms = ["podAffinity", "podAntiAffinity"].flatMap((place) => [
  `affinity.${place}.${required}`,
  `affinity.${place}.${preferred}`,
]);

const inTerms: Readonly<Record<string, Form>> = Object.fromEntries(
  terms.flatMap((term) => [
    [`${term}.matchLabelKeys[]`, filled(forms.qualified)],
    [`${term}.mismatchLabelKeys[]`, filled(forms.qualified)],
  ]),
);

/** Fields of pods and containers that few people write. */
export const pods: FieldRules = {
  required: {
    pod: {
      "os.name": "write linux or windows",
      "resourceClaims[].name": "name the claim",
      "schedulingGates[].name": "name the gate",
    },
    container: {
      "resizePolicy[].resourceName": "write cpu or memory",
      "resizePolicy[].restartPolicy": "write NotRequired or RestartContainer",
      "resources.claims[].name": "name the claim",
      "volumeDevices[].name": "name the volume",
      "volumeDevices[].devicePath": "write the path",
    },
  },
  choices: {
    pod: {
      "os.name": ["linux", "windows"],
      "securityContext.seLinuxChangePolicy": ["MountOption", "Recursive"],
    },
    container: {
      restartPolicy: ["Always", "OnFailure", "Never"],
      "resizePolicy[].resourceName": ["cpu", "memory"],
      "resizePolicy[].restartPolicy": ["NotRequired", "RestartContainer"],
      "env[].valueFrom.fieldRef.apiVersion": ["", "v1"],
      "restartPolicyRules[].action": ["Restart", "RestartAllContainers"],
      "volumeMounts[].recursiveReadOnly": ["Disabled", "IfPossible", "Enabled"],
    },
  },
  texts: {
    pod: {
      ...inTerms,
      hostnameOverride: filled(forms.subdomain),
      nodeName: forms.subdomain,
      serviceAccount: forms.subdomain,
      "resourceClaims[].name": forms.label,
      "resourceClaims[].resourceClaimName": filled(forms.subdomain),
      "resourceClaims[].resourceClaimTemplateName": filled(forms.subdomain),
      "schedulingGates[].name": forms.qualified,
      "securityContext.sysctls[].name": forms.sysctl,
      "securityContext.windowsOptions.gmsaCredentialSpecName": filled(forms.subdomain),
      "securityContext.windowsOptions.gmsaCredentialSpec": filled(forms.name),
      "securityContext.windowsOptions.runAsUserName": filled(forms.windowsUser),
      "securityContext.seccompProfile.localhostProfile": forms.relativePath,
      "securityContext.appArmorProfile.localhostProfile": forms.trimmedProfile,
    },
    container: {
      "resources.claims[].request": forms.label,
      "volumeDevices[].devicePath": forms.noWayUp,
      "securityContext.windowsOptions.gmsaCredentialSpecName": filled(forms.subdomain),
      "securityContext.windowsOptions.gmsaCredentialSpec": filled(forms.name),
      "securityContext.windowsOptions.runAsUserName": filled(forms.windowsUser),
      "securityContext.seccompProfile.localhostProfile": forms.relativePath,
      "securityContext.appArmorProfile.localhostProfile": forms.trimmedProfile,
    },
  },
  keys: { pod: { nodeSelector: forms.qualified, overhead: forms.resource } },
  unions: { pod: { "resourceClaims[]": oneOf("resourceClaimName", "resourceClaimTemplateName") } },
  distinct: {
    pod: {
      resourceClaims: ["name"],
      schedulingGates: ["name"],
      "securityContext.sysctls": ["name"],
    },
    container: {
      resizePolicy: ["resourceName"],
      "resources.claims": ["name", "request"],
      volumeDevices: ["name"],
    },
  },
  quantities: { pod: { "overhead.*": true } },
};
