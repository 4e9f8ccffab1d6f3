/**
 * The annotations of well-known controllers, by what stands before their slash. Names that go on behind a dot, as
 * `actions.redirect`, are known by their beginning.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 * @see https://github.com/kubernetes/ingress-nginx/blob/main/docs/user-guide/nginx-configuration/annotations.md
 * @see https://docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources/advanced-configuration-with-annotations/
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/
 * @see https://cert-manager.io/docs/reference/annotations/
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/
 * @see https://github.com/stakater/Reloader#2-annotations
 */
export const annotationsByOwner: Readonly<Record<string, string>> = {
  "alb.ingress.kubernetes.io": `
    acm-pca-arn auth-idp-cognito auth-idp-oidc auth-on-unauthenticated-request auth-scope
    auth-session-cookie auth-session-timeout auth-type backend-protocol backend-protocol-version
    certificate-arn create-acm-cert customer-owned-ipv4-pool dry-run-plan enable-frontend-nlb
    frontend-nlb-attributes frontend-nlb-eip-allocations frontend-nlb-healthcheck-healthy-threshold-count
    frontend-nlb-healthcheck-interval-seconds frontend-nlb-healthcheck-path frontend-nlb-healthcheck-port
    frontend-nlb-healthcheck-protocol frontend-nlb-healthcheck-success-codes
    frontend-nlb-healthcheck-timeout-seconds frontend-nlb-healthcheck-unhealthy-threshold-count
    frontend-nlb-listener-port-mapping frontend-nlb-scheme frontend-nlb-security-groups frontend-nlb-subnets
    frontend-nlb-tags group.name group.order healthcheck-interval-seconds healthcheck-path healthcheck-port
    healthcheck-protocol healthcheck-timeout-seconds healthy-threshold-count inbound-cidrs ip-address-type
    ipam-ipv4-pool-id jwt-validation listen-ports listener-attributes load-balancer-attributes
    load-balancer-name manage-backend-security-group-rules minimum-load-balancer-capacity
    multi-cluster-target-group mutual-authentication scheme security-group-prefix-lists security-groups
    shield-advanced-protection ssl-policy ssl-redirect subnets success-codes tags target-control-port
    target-group-attributes target-node-labels target-type unhealthy-threshold-count use-regex-path-match
    waf-acl-id wafv2-acl-arn wafv2-acl-name web-acl-id
  `,
  "service.beta.kubernetes.io": `
    aws-load-balancer-access-log-emit-interval aws-load-balancer-access-log-enabled
    aws-load-balancer-access-log-s3-bucket-name aws-load-balancer-access-log-s3-bucket-prefix
    aws-load-balancer-additional-resource-tags aws-load-balancer-alpn-policy aws-load-balancer-attributes
    aws-load-balancer-backend-protocol aws-load-balancer-connection-draining-enabled
    aws-load-balancer-connection-draining-timeout aws-load-balancer-connection-idle-timeout
    aws-load-balancer-cross-zone-load-balancing-enabled aws-load-balancer-disable-nlb-sg
    aws-load-balancer-eip-allocations aws-load-balancer-enable-icmp-for-path-mtu-discovery
    aws-load-balancer-enable-prefix-for-ipv6-source-nat aws-load-balancer-enable-tcp-udp-listener
    aws-load-balancer-extra-security-groups aws-load-balancer-healthcheck-healthy-threshold
    aws-load-balancer-healthcheck-interval aws-load-balancer-healthcheck-path
    aws-load-balancer-healthcheck-port aws-load-balancer-healthcheck-protocol
    aws-load-balancer-healthcheck-success-codes aws-load-balancer-healthcheck-timeout
    aws-load-balancer-healthcheck-unhealthy-threshold
    aws-load-balancer-inbound-sg-rules-on-private-link-traffic aws-load-balancer-internal
    aws-load-balancer-ip-address-type aws-load-balancer-ipv6-addresses aws-load-balancer-listener-attributes
    aws-load-balancer-manage-backend-security-group-rules aws-load-balancer-minimum-load-balancer-capacity
    aws-load-balancer-multi-cluster-target-group aws-load-balancer-name aws-load-balancer-nlb-target-type
    aws-load-balancer-private-ipv4-addresses aws-load-balancer-proxy-protocol
    aws-load-balancer-proxy-protocol-per-target-group aws-load-balancer-quic-enabled-containers
    aws-load-balancer-quic-enabled-ports aws-load-balancer-scheme
    aws-load-balancer-security-group-prefix-lists aws-load-balancer-security-groups
    aws-load-balancer-source-nat-ipv6-prefixes aws-load-balancer-ssl-cert
    aws-load-balancer-ssl-negotiation-policy aws-load-balancer-ssl-ports aws-load-balancer-subnets
    aws-load-balancer-target-group-attributes aws-load-balancer-target-node-labels aws-load-balancer-type
    load-balancer-source-ranges
  `,
  "nginx.ingress.kubernetes.io": `
    add-base-url affinity affinity-canary-behavior affinity-mode allowlist-source-range app-root
    auth-always-set-cookie auth-cache-duration auth-cache-key auth-keepalive auth-keepalive-requests
    auth-keepalive-share-vars auth-keepalive-timeout auth-method auth-proxy-set-headers auth-realm
    auth-request-redirect auth-response-headers auth-secret auth-secret-type auth-signin
    auth-signin-redirect-param auth-snippet auth-tls-error-page auth-tls-match-cn
    auth-tls-pass-certificate-to-upstream auth-tls-secret auth-tls-verify-client auth-tls-verify-depth
    auth-type auth-url backend-protocol base-url-scheme canary canary-by-cookie canary-by-header
    canary-by-header-pattern canary-by-header-value canary-weight canary-weight-total
    client-body-buffer-size configuration-snippet connection-proxy-header cors-allow-credentials
    cors-allow-headers cors-allow-methods cors-allow-origin cors-expose-headers cors-max-age custom-headers
    custom-http-errors default-backend denylist-source-range disable-proxy-intercept-errors
    enable-access-log enable-cors enable-global-auth enable-influxdb enable-modsecurity enable-opentelemetry
    enable-opentracing enable-owasp-core-rules enable-rewrite-log fastcgi-index fastcgi-params-configmap
    force-ssl-redirect from-to-www-redirect global-rate-limit global-rate-limit-ignored-cidrs
    global-rate-limit-key global-rate-limit-window grpc-backend http2-push-preload influxdb-host
    influxdb-measurement influxdb-port influxdb-server-name limit-allowlist limit-burst-multiplier
    limit-connections limit-rate limit-rate-after limit-rpm limit-rps limit-whitelist load-balance
    mirror-host mirror-request-body mirror-target modsecurity-snippet modsecurity-transaction-id
    opentelemetry-operation-name opentelemetry-trust-incoming-span opentracing-operation-name
    opentracing-trust-incoming-span permanent-redirect permanent-redirect-code preserve-trailing-slash
    proxy-body-size proxy-buffer-size proxy-buffering proxy-buffers-number proxy-busy-buffers-size
    proxy-connect-timeout proxy-cookie-domain proxy-cookie-path proxy-http-version proxy-max-temp-file-size
    proxy-next-upstream proxy-next-upstream-timeout proxy-next-upstream-tries proxy-read-timeout
    proxy-redirect-from proxy-redirect-to proxy-request-buffering proxy-send-timeout proxy-ssl-ciphers
    proxy-ssl-name proxy-ssl-protocols proxy-ssl-secret proxy-ssl-server-name proxy-ssl-verify
    proxy-ssl-verify-depth relative-redirects rewrite-target satisfy secure-backends secure-verify-ca-secret
    server-alias server-snippet service-upstream session-cookie-change-on-failure
    session-cookie-conditional-samesite-none session-cookie-domain session-cookie-expires
    session-cookie-hash session-cookie-max-age session-cookie-name session-cookie-path
    session-cookie-samesite session-cookie-secure ssl-ciphers ssl-passthrough ssl-prefer-server-ciphers
    ssl-redirect stream-snippet temporal-redirect temporal-redirect-code upstream-hash-by
    upstream-hash-by-subset upstream-hash-by-subset-size upstream-vhost use-port-in-redirects use-regex
    whitelist-source-range x-forwarded-prefix
  `,
  "nginx.org": `
    add-header add-header-inherit app-root basic-auth-realm basic-auth-secret client-body-buffer-size
    client-max-body-size custom-http-errors fail-timeout grpc-services hsts hsts-behind-proxy
    hsts-include-subdomains hsts-max-age http-redirect-code keepalive lb-method limit-req-burst
    limit-req-delay limit-req-dry-run limit-req-key limit-req-log-level limit-req-no-delay limit-req-rate
    limit-req-reject-code limit-req-scale limit-req-zone-size listen-ports listen-ports-ssl
    location-snippets max-conns max-fails mergeable-ingress-type path-regex policies proxy-buffer-size
    proxy-buffering proxy-buffers proxy-busy-buffers-size proxy-connect-timeout proxy-hide-headers
    proxy-max-temp-file-size proxy-next-upstream proxy-next-upstream-timeout proxy-next-upstream-tries
    proxy-pass-headers proxy-read-timeout proxy-redirect-from proxy-redirect-to proxy-send-timeout
    proxy-set-header proxy-set-headers redirect-to-https rewrite-target rewrites server-snippets
    server-tokens ssl-ciphers ssl-prefer-server-ciphers ssl-redirect ssl-services sticky-cookie-services
    upstream-zone-size use-cluster-ip websocket-services
  `,
  "nginx.com": `
    health-checks health-checks-mandatory health-checks-mandatory-queue jwt-key jwt-login-url jwt-realm
    jwt-token license policies slow-start sticky-cookie-services
  `,
  "external-dns.alpha.kubernetes.io": `
    access alias aws-evaluate-target-health aws-failover aws-geolocation-continent-code
    aws-geolocation-country-code aws-geolocation-subdivision-code aws-geoproximity-bias
    aws-geoproximity-coordinates aws-geoproximity-local-zone-group aws-geoproximity-region
    aws-health-check-id aws-multi-value-answer aws-region aws-target-hosted-zone aws-weight
    cloudflare-custom-hostname cloudflare-proxied cloudflare-record-comment cloudflare-region-key
    cloudflare-tags controller endpoints-type exclude gateway-hostname-source hostname
    ingress-hostname-source internal-hostname record-type scw-priority set-identifier target ttl
  `,
  "cert-manager.io": `
    allow-direct-injection alt-names certificate-name certificate-revision cluster-issuer common-name
    duration email-sans inject-apiserver-ca inject-ca-from inject-ca-from-secret ip-sans
    issue-temporary-certificate issuer issuer-group issuer-kind issuer-name next-private-key
    private-key-algorithm private-key-encoding private-key-rotation-policy private-key-secret-name
    private-key-size renew-before renew-before-percentage request-is-ca revision-history-limit
    secret-template subject-countries subject-localities subject-organizationalunits subject-organizations
    subject-postalcodes subject-provinces subject-serialnumber subject-streetaddresses uri-sans usages
  `,
  "acme.cert-manager.io": `
    http01-edit-in-place http01-ingress-class http01-ingress-ingressclassname http01-override-ingress-name
  `,
  "argocd.argoproj.io": `
    application-set-refresh auto-label-cluster-info client-side-apply-migration-manager compare-options
    deletion-approved hook hook-delete-policy hook-finalizer hydrate hydrate-timestamp ignore-default-links
    ignore-healthcheck ignore-resource-updates ignore-restart-policy installation-id instance
    kubernetes-version managed-by managed-by-url manifest-generate-paths refresh refresh-timestamp
    secret-type skip-reconcile sync-options sync-wave tracking-id
  `,
  "reloader.stakater.com": "auto ignore last-reloaded-from match rollout-strategy search",
  "configmap.reloader.stakater.com": "auto reload",
  "secret.reloader.stakater.com": "auto reload",
  "secretproviderclass.reloader.stakater.com": "auto reload",
  "configmaps.exclude.reloader.stakater.com": "reload",
  "secrets.exclude.reloader.stakater.com": "reload",
  "deployment.reloader.stakater.com": "pause-period paused-at",
  "cluster-autoscaler.kubernetes.io": `
    daemonset-taint-eviction enable-ds-eviction pod-scale-up-delay safe-to-evict safe-to-evict-local-volumes
    scale-down-disabled
  `,
  "elbv2.k8s.aws": "pod-readiness-gate-inject",
  "karpenter.sh": "do-not-consolidate do-not-disrupt do-not-evict",
  "prometheus.io": `
    interval job metrics module param path port port_name ports probe probes scheme scrape scrape-slow
    scrape_slow timeout
  `,
  "eks.amazonaws.com": `
    audience fargate-profile role-arn skip-containers sts-regional-endpoints token-expiration
  `,
  "ingressclass.kubernetes.io": "is-default-class",
  "storageclass.kubernetes.io": "is-default-class",
  "kubernetes.io": `
    change-cause description ingress.class psp service-account.name service-account.uid tls-acme
  `,
};

/** Beginnings of names that go on as somebody likes. */
export const openNames = [
  "alb.ingress.kubernetes.io/actions.",
  "alb.ingress.kubernetes.io/conditions.",
  "alb.ingress.kubernetes.io/transforms.",
  "alb.ingress.kubernetes.io/listener-attributes.",
  "alb.ingress.kubernetes.io/target-control-port.",
  "service.beta.kubernetes.io/aws-load-balancer-listener-attributes.",
  "prometheus.io/param",
];
