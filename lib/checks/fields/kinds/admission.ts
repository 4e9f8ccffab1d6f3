import type { FieldRules } from "../field-rules.ts";
import { type Form, filled } from "../form.ts";
import { forms } from "../forms.ts";
import type { Cure } from "../required.ts";
import { atMostOneOf, chosenBy, oneOf, someOf } from "../unions.ts";

const group = "admissionregistration.k8s.io";
const policies = ["ValidatingAdmissionPolicy", "MutatingAdmissionPolicy"].map((kind) => `${group}/${kind}`);
const bindings = policies.map((kind) => `${kind}Binding`);
const webhooks = ["ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"].map(
  (kind) => `${group}/${kind}`,
);
const lists = ["resourceRules[]", "excludeResourceRules[]"];
const inPolicies = lists.map((list) => `spec.matchConstraints.${list}`);
const inBindings = lists.map((list) => `spec.matchResources.${list}`);

function ofKinds<T>(kinds: readonly string[], fields: Readonly<Record<string, T>>) {
  return Object.fromEntries(kinds.map((kind) => [kind, fields]));
}

const rulesNeed = (places: readonly string[]): Record<string, Cure> =>
  Object.fromEntries(
    places.flatMap((place) => [
      [`${place}.apiGroups`, 'name the groups; "" is the core group'],
      [`${place}.apiVersions`, "name the versions"],
      [`${place}.operations`, "name the operations"],
      [`${place}.resources`, "name the resources"],
    ]),
  );

const rulesHold = (places: readonly string[]): Record<string, Form> =>
  Object.fromEntries(
    places.flatMap((place) => [
      [`${place}.apiVersions[]`, filled(forms.name)],
      [`${place}.resources[]`, filled(forms.name)],
      [`${place}.resourceNames[]`, forms.segment],
    ]),
  );

const rulesOnce = (places: readonly string[]) =>
  Object.fromEntries(places.map((place) => [`${place}.resourceNames`, []] as const));

const rulesAlone = (places: readonly string[]) =>
  Object.fromEntries(
    places.flatMap((place) =>
      ["apiGroups", "apiVersions", "operations"].map((field) => [`${place}.${field}`, true] as const),
    ),
  );

const operations = ["CREATE", "UPDATE", "DELETE", "CONNECT", "*"];
const reasons = ["Unauthorized", "Forbidden", "Invalid", "RequestEntityTooLarge"];

const choicesOfRules = (places: readonly string[]) =>
  Object.fromEntries(
    places.flatMap((place) => [
      [`${place}.operations[]`, operations],
      [`${place}.scope`, ["Cluster", "Namespaced", "*"]],
    ]),
  );

const selectorsIn = (place: string) =>
  ({ [`${place}.namespaceSelector`]: "any", [`${place}.objectSelector`]: "any" }) as const;

/** What policies of both sorts need. */
const policy: Readonly<Record<string, Cure>> = {
  spec: "write the specification",
  "spec.matchConstraints": "write resourceRules",
  "spec.matchConstraints.resourceRules": "write which resources it is about",
  "spec.matchConditions[].name": "name the condition",
  "spec.matchConditions[].expression": "write the expression",
  "spec.variables[].name": "name the variable",
  "spec.variables[].expression": "write the expression",
  "spec.paramKind.apiVersion": "write the version",
  "spec.paramKind.kind": "write the kind",
  "spec.validations[].expression": "write the expression",
  "spec.auditAnnotations[].key": "write the key",
  "spec.auditAnnotations[].valueExpression": "write the expression",
  "spec.mutations[].applyConfiguration.expression": "write the expression",
  "spec.mutations[].jsonPatch.expression": "write the expression",
  ...rulesNeed(inPolicies),
};

/** What bindings of both sorts need. */
const binding: Readonly<Record<string, Cure>> = {
  spec: "write the specification",
  "spec.policyName": "name the policy",
  "spec.paramRef.parameterNotFoundAction": "write Deny or Allow",
  ...rulesNeed(inBindings),
};

/**
 * Policies and webhooks of admission.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export const admission: FieldRules = {
  required: {
    [`${group}/ValidatingAdmissionPolicy`]: policy,
    [`${group}/MutatingAdmissionPolicy`]: {
      ...policy,
      "spec.mutations": "write at least one mutation",
      "spec.reinvocationPolicy": "write Never or IfNeeded",
    },
    [`${group}/MutatingAdmissionPolicyBinding`]: binding,
    [`${group}/ValidatingAdmissionPolicyBinding`]: {
      ...binding,
      "spec.validationActions": "write Deny, Warn or Audit",
    },
    ...ofKinds(webhooks, {
      "webhooks[].matchConditions[].name": "name the condition",
      "webhooks[].matchConditions[].expression": "write the expression",
    }),
  },
  choices: {
    ...ofKinds(policies, {
      "spec.validations[].reason": reasons,
      "spec.failurePolicy": ["Fail", "Ignore"],
      "spec.matchConstraints.matchPolicy": ["Exact", "Equivalent"],
      ...choicesOfRules(inPolicies),
    }),
    ...ofKinds(bindings, {
      "spec.paramRef.parameterNotFoundAction": ["Allow", "Deny"],
      "spec.validationActions[]": ["Deny", "Warn", "Audit"],
      "spec.matchResources.matchPolicy": ["Exact", "Equivalent"],
      ...choicesOfRules(inBindings),
    }),
  },
  texts: {
    ...ofKinds(policies, {
      ...rulesHold(inPolicies),
      "spec.matchConditions[].name": forms.qualified,
      "spec.variables[].name": forms.identifier,
      "spec.paramKind.apiVersion": forms.servedVersion,
      "spec.paramKind.kind": forms.kind,
      "spec.auditAnnotations[].key": filled(forms.plainName),
    }),
    ...ofKinds(bindings, {
      ...rulesHold(inBindings),
      "spec.policyName": forms.subdomain,
      "spec.paramRef.name": forms.segment,
    }),
    ...ofKinds(webhooks, {
      ...rulesHold(["webhooks[].rules[]"]),
      "webhooks[].matchConditions[].name": forms.qualified,
      "webhooks[].admissionReviewVersions[]": filled(forms.service),
      "webhooks[].clientConfig.service.path": forms.webhookPath,
    }),
  },
  unions: {
    [`${group}/ValidatingAdmissionPolicy`]: { spec: someOf("validations", "auditAnnotations") },
    ...ofKinds(bindings, { "spec.paramRef": oneOf("name", "selector") }),
    [`${group}/MutatingAdmissionPolicy`]: {
      "spec.mutations[]": chosenBy("patchType", {
        ApplyConfiguration: "applyConfiguration",
        JSONPatch: "jsonPatch",
      }),
    },
    ...ofKinds(webhooks, { "webhooks[].clientConfig": atMostOneOf("url", "service") }),
  },
  distinct: {
    ...ofKinds(policies, {
      ...rulesOnce(inPolicies),
      "spec.matchConditions": ["name"],
      "spec.auditAnnotations": ["key"],
    }),
    ...ofKinds(bindings, { ...rulesOnce(inBindings), "spec.validationActions": [] }),
    ...ofKinds(webhooks, {
      "webhooks[].matchConditions": ["name"],
      "webhooks[].admissionReviewVersions": [],
    }),
  },
  wildcards: {
    ...ofKinds(policies, rulesAlone(inPolicies)),
    ...ofKinds(bindings, rulesAlone(inBindings)),
    ...ofKinds(webhooks, rulesAlone(["webhooks[].rules[]"])),
  },
  selectors: {
    ...ofKinds(policies, selectorsIn("spec.matchConstraints")),
    ...ofKinds(bindings, { ...selectorsIn("spec.matchResources"), "spec.paramRef.selector": "any" }),
  },
};
