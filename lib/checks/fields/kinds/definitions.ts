import type { FieldRules } from "../field-rules.ts";
import { filled } from "../form.ts";
import { forms } from "../forms.ts";

const sort = "apiextensions.k8s.io/CustomResourceDefinition";
const client = "spec.conversion.webhook.clientConfig.service";
const scale = "spec.versions[].subresources.scale";
const columns = "spec.versions[].additionalPrinterColumns[]";
const fields = "spec.versions[].selectableFields";

/** @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/ */
export const definitions: FieldRules = {
  required: {
    [sort]: {
      spec: "write the specification",
      "spec.group": "name the group",
      "spec.scope": "write Namespaced or Cluster",
      "spec.names": "write the names of the kind",
      "spec.names.kind": "name the kind",
      "spec.names.plural": "write the plural of the kind in lower case",
      "spec.conversion.strategy": "write None or Webhook",
      "spec.conversion.webhook.conversionReviewVersions": "write [v1]",
      [`${client}.name`]: "name the Service",
      [`${client}.namespace`]: "write the namespace of the Service",
      [`${scale}.specReplicasPath`]: "write .spec.replicas",
      [`${scale}.statusReplicasPath`]: "write .status.replicas",
      [`${columns}.name`]: "name the column",
      [`${columns}.type`]: "write string, integer, number, boolean or date",
      [`${columns}.jsonPath`]: "write the path of the field",
      [`${fields}[].jsonPath`]: "write the path of the field",
    },
  },
  choices: {
    [sort]: {
      [`${columns}.format`]: [
        "",
        "int32",
        "int64",
        "float",
        "double",
        "byte",
        "date",
        "date-time",
        "password",
      ],
    },
  },
  ranges: { [sort]: { [`${client}.port`]: [1, 65_535] } },
  texts: {
    [sort]: {
      "spec.names.kind": forms.kind,
      "spec.names.listKind": forms.kind,
      "spec.names.singular": forms.service,
      "spec.names.shortNames[]": filled(forms.service),
      "spec.names.categories[]": filled(forms.service),
      "spec.versions[].name": filled(forms.service),
      "spec.versions[].deprecationWarning": filled(forms.name),
      "spec.conversion.webhook.conversionReviewVersions[]": filled(forms.service),
      [`${client}.path`]: forms.webhookPath,
      [`${scale}.specReplicasPath`]: forms.specPath,
      [`${scale}.statusReplicasPath`]: forms.statusPath,
      [`${scale}.labelSelectorPath`]: forms.specOrStatusPath,
      [`${columns}.jsonPath`]: forms.jsonPath,
      [`${fields}[].jsonPath`]: forms.jsonPath,
    },
  },
  distinct: {
    [sort]: {
      [fields]: ["jsonPath"],
      "spec.conversion.webhook.conversionReviewVersions": [],
    },
  },
};
