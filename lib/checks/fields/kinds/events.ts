import type { FieldRules } from "../field-rules.ts";
import { filled } from "../form.ts";
import { forms } from "../forms.ts";

/** What controllers write, and people hardly ever: events and requests for certificates. */
export const events: FieldRules = {
  required: {
    "events.k8s.io/Event": {
      action: "write what was done",
      reason: "write why",
      type: "write Normal or Warning",
      reportingController: "name the controller",
      reportingInstance: "name its instance",
    },
    "certificates.k8s.io/CertificateSigningRequest": {
      "spec.signerName": "name the signer",
      "spec.usages": "write what the certificate is for",
    },
  },
  choices: { "events.k8s.io/Event": { type: ["Normal", "Warning"] } },
  ranges: {
    "certificates.k8s.io/CertificateSigningRequest": { "spec.expirationSeconds": [600, 2_147_483_647] },
    "events.k8s.io/Event": { "series.count": [2, 2_147_483_647] },
  },
  texts: {
    "events.k8s.io/Event": { reportingController: forms.qualified },
    "certificates.k8s.io/CertificateSigningRequest": {
      "spec.signerName": forms.signer,
      "spec.request": filled(forms.certificateRequest),
    },
  },
  distinct: { "certificates.k8s.io/CertificateSigningRequest": { "spec.usages": [] } },
};
