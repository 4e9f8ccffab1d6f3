/** Images that run as root unless the pod says otherwise, by the name of their publisher. */
export const rootImages: ReadonlySet<string> = new Set([
  "alpine",
  "amazon/aws-cli",
  "amazoncorretto",
  "busybox",
  "caddy",
  "debian",
  "eclipse-temurin",
  "golang",
  "httpd",
  "mariadb",
  "mongo",
  "mysql",
  "nginx",
  "node",
  "openjdk",
  "php",
  "postgres",
  "postgis/postgis",
  "python",
  "rabbitmq",
  "redis",
  "registry",
  "ruby",
  "tomcat",
  "traefik",
  "ubuntu",
  "valkey/valkey",
  "wordpress",
  "zookeeper",
]);

/** Images whose user is a name, of which the kubelet cannot tell whether it is root. */
export const namedUsers: Readonly<Record<string, string>> = {
  "curlimages/curl": "curl_user",
  haproxy: "haproxy",
  "jenkins/jenkins": "jenkins",
  memcached: "memcache",
  "prom/alertmanager": "nobody",
  "prom/node-exporter": "nobody",
  "prom/prometheus": "nobody",
  "prom/pushgateway": "nobody",
};

/** Images that run as somebody else than root without being told. */
export const otherUsers: ReadonlySet<string> = new Set([
  "elasticsearch",
  "grafana/grafana",
  "grafana/grafana-enterprise",
  "grafana/grafana-oss",
  "grafana/loki",
  "grafana/tempo",
  "jenkins/jenkins",
  "kibana",
  "prom/alertmanager",
  "prom/prometheus",
  "sonatype/nexus3",
]);
