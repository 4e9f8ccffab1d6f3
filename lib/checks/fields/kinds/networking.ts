import type { FieldRules } from "../field-rules.ts";
import { filled } from "../form.ts";
import { forms } from "../forms.ts";
import { chosenBy } from "../unions.ts";

const backends = ["spec.defaultBackend", "spec.rules[].http.paths[].backend"];

/** Kinds of the network beside what `texts` and `ranges` say of them. */
export const networking: FieldRules = {
  required: {
    "networking.k8s.io/Ingress": Object.fromEntries(
      backends.flatMap((backend) => [
        [`${backend}.resource.kind`, "write the kind"],
        [`${backend}.resource.name`, "write the name"],
      ]),
    ),
    "networking.k8s.io/IngressClass": { spec: "write spec.controller" },
    "networking.k8s.io/IPAddress": {
      "spec.parentRef.resource": "name the resource",
      "spec.parentRef.name": "name the object",
    },
    "networking.k8s.io/ServiceCIDR": { spec: "write spec.cidrs", "spec.cidrs": "write at least one network" },
    "apiregistration.k8s.io/APIService": {
      spec: "write the specification",
      "spec.service.name": "name the Service",
      "spec.service.namespace": "write the namespace of the Service",
      "spec.version": "write the version",
    },
  },
  choices: {
    "/Service": {
      "spec.ipFamilies[]": ["IPv4", "IPv6"],
      "spec.trafficDistribution": ["PreferClose", "PreferSameZone", "PreferSameNode"],
    },
  },
  ranges: { "/Service": { "spec.healthCheckNodePort": [0, 65_535] } },
  texts: {
    "/Service": {
      "spec.externalIPs[]": filled(forms.address),
      "spec.loadBalancerClass": filled(forms.qualified),
      "spec.loadBalancerSourceRanges[]": filled(forms.network),
      "spec.ports[].appProtocol": filled(forms.qualified),
    },
    "networking.k8s.io/Ingress": {
      "spec.ingressClassName": filled(forms.subdomain),
      "spec.tls[].hosts[]": filled(forms.certificateHost),
      ...Object.fromEntries(
        backends.flatMap((backend) => [
          [`${backend}.resource.apiGroup`, filled(forms.subdomain)],
          [`${backend}.resource.kind`, forms.segment],
          [`${backend}.resource.name`, forms.segment],
        ]),
      ),
    },
    "networking.k8s.io/IngressClass": {
      "spec.controller": forms.controller,
      "spec.parameters.apiGroup": filled(forms.subdomain),
      "spec.parameters.kind": forms.segment,
    },
    "networking.k8s.io/NetworkPolicy": {
      "spec.ingress[].ports[].port": filled(forms.portName),
      "spec.egress[].ports[].port": filled(forms.portName),
    },
    "networking.k8s.io/IPAddress": {
      "spec.parentRef.group": forms.subdomain,
      "spec.parentRef.resource": forms.segment,
      "spec.parentRef.namespace": forms.segment,
      "spec.parentRef.name": forms.segment,
    },
    "networking.k8s.io/ServiceCIDR": { "spec.cidrs[]": filled(forms.block) },
    "discovery.k8s.io/EndpointSlice": {
      "ports[].appProtocol": filled(forms.qualified),
      "endpoints[].hostname": filled(forms.label),
      "endpoints[].nodeName": filled(forms.subdomain),
      "endpoints[].hints.forZones[].name": forms.labelValue,
    },
    "/Endpoints": {
      "subsets[].ports[].appProtocol": filled(forms.qualified),
      ...Object.fromEntries(
        ["addresses", "notReadyAddresses"].flatMap((list) => [
          [`subsets[].${list}[].hostname`, forms.label],
          [`subsets[].${list}[].nodeName`, filled(forms.subdomain)],
        ]),
      ),
    },
    "/Node": {
      "spec.podCIDR": forms.block,
      "spec.podCIDRs[]": filled(forms.block),
      "spec.taints[].key": filled(forms.qualified),
      "spec.taints[].value": forms.labelValue,
    },
  },
  unions: {
    "networking.k8s.io/IngressClass": {
      "spec.parameters": chosenBy("scope", { Cluster: "", Namespace: "namespace" }),
    },
  },
  keys: { "/Service": { "spec.selector": forms.qualified } },
  distinct: {
    "discovery.k8s.io/EndpointSlice": {
      ports: ["name"],
      "endpoints[].hints.forZones": ["name"],
      "endpoints[].hints.forNodes": ["name"],
    },
    "/Node": { "spec.taints": ["key", "effect"], "spec.podCIDRs": [] },
    "networking.k8s.io/ServiceCIDR": { "spec.cidrs": [] },
  },
};
