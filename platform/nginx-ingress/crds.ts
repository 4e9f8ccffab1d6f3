/** Kinds of the NGINX Ingress Controller. Argo CD installs them with the chart, used or not. */
export const crds = [
  "appprotect.f5.com/v1beta1/APLogConf",
  "appprotect.f5.com/v1beta1/APPolicy",
  "appprotect.f5.com/v1beta1/APUserSig",
  "appprotectdos.f5.com/v1beta1/APDosLogConf",
  "appprotectdos.f5.com/v1beta1/APDosPolicy",
  "appprotectdos.f5.com/v1beta1/DosProtectedResource",
  "externaldns.nginx.org/v1/DNSEndpoint",
  "k8s.nginx.org/v1/GlobalConfiguration",
  "k8s.nginx.org/v1/Policy",
  "k8s.nginx.org/v1/TransportServer",
  "k8s.nginx.org/v1/VirtualServer",
  "k8s.nginx.org/v1/VirtualServerRoute",
] as const;
