import type { FieldRules } from "../field-rules.ts";
import { type Form, filled } from "../form.ts";
import { forms } from "../forms.ts";
import type { Range } from "../ranges.ts";
import { oneOf, type Union } from "../unions.ts";

const claims = {
  "resource.k8s.io/ResourceClaim": "spec",
  "resource.k8s.io/ResourceClaimTemplate": "spec.spec",
};

function inClaims<T>(fields: (devices: string) => Readonly<Record<string, T>>) {
  return Object.fromEntries(Object.entries(claims).map(([sort, spec]) => [sort, fields(`${spec}.devices`)]));
}

const requests = (devices: string) => [
  `${devices}.requests[].exactly`,
  `${devices}.requests[].firstAvailable[]`,
];

/**
 * Devices that pods claim.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
 */
export const devices: FieldRules = {
  required: {
    ...inClaims((devices) => ({
      ...Object.fromEntries(
        requests(devices).flatMap((request) => [
          [`${request}.deviceClassName`, "name the DeviceClass"],
          [`${request}.selectors[].cel`, "write the expression"],
          [`${request}.selectors[].cel.expression`, "write the expression"],
        ]),
      ),
      [`${devices}.requests[].firstAvailable[].name`]: "name the request",
      [`${devices}.config[].opaque`]: "write the parameters of the driver",
      [`${devices}.config[].opaque.driver`]: "name the driver",
    })),
    "resource.k8s.io/DeviceClass": {
      "spec.selectors[].cel": "write the expression",
      "spec.selectors[].cel.expression": "write the expression",
      "spec.config[].opaque": "write the parameters of the driver",
      "spec.config[].opaque.driver": "name the driver",
    },
  },
  ranges: inClaims<Range>((devices) =>
    Object.fromEntries(
      requests(devices).map((request) => [`${request}.count`, [0, Number.MAX_SAFE_INTEGER] as const]),
    ),
  ),
  texts: {
    ...inClaims<Form>((devices) => ({
      [`${devices}.requests[].name`]: filled(forms.label),
      [`${devices}.requests[].firstAvailable[].name`]: forms.label,
      ...Object.fromEntries(
        requests(devices).flatMap((request) => [
          [`${request}.deviceClassName`, forms.subdomain],
          [`${request}.tolerations[].key`, forms.qualified],
        ]),
      ),
      [`${devices}.config[].opaque.driver`]: forms.plainDriver,
      [`${devices}.constraints[].matchAttribute`]: filled(forms.attribute),
      [`${devices}.constraints[].distinctAttribute`]: filled(forms.attribute),
      "spec.metadata.labels.*": forms.labelValue,
    })),
    "resource.k8s.io/DeviceClass": {
      "spec.config[].opaque.driver": forms.plainDriver,
      "spec.extendedResourceName": filled(forms.extendedResource),
    },
  },
  keys: {
    "resource.k8s.io/ResourceClaimTemplate": {
      "spec.metadata.labels": forms.qualified,
      "spec.metadata.annotations": forms.lowered,
    },
  },
  unions: inClaims<Union>((devices) => ({
    [`${devices}.requests[]`]: oneOf("exactly", "firstAvailable"),
    [`${devices}.constraints[]`]: oneOf("matchAttribute", "distinctAttribute"),
  })),
  distinct: inClaims<readonly string[]>((devices) => ({
    [`${devices}.requests`]: ["name"],
    [`${devices}.requests[].firstAvailable`]: ["name"],
    [`${devices}.constraints[].requests`]: [],
    [`${devices}.config[].requests`]: [],
  })),
};
