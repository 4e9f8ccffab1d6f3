import { expect, it } from "vitest";
import scalableAppDev from "#infra/clusters/scalable-app-dev/cluster.ts";
import { valueAt } from "../chart-values.fixture.ts";
import elasticStack from "../elastic-stack/index.ts";
import fluentd from "./index.ts";

const values = fluentd.contents(scalableAppDev).chart?.values;
const at = (path: string) => valueAt(values, path.split("."));
const file = (name: string) => String(valueAt(values, ["fileConfigs", name]));

it("SC11 Fluentd reads the logs of every container on every node, its own excepted", () => {
  expect(at("kind")).toBe("DaemonSet");
  expect(at("tolerations")).toEqual([{ operator: "Exists" }]);
  expect(file("01_sources.conf")).toContain("\n  path /var/log/containers/*.log\n");
  expect(file("01_sources.conf")).toContain('\n  exclude_path ["/var/log/containers/fluentd-*.log"]\n');
});

it("SC11 a new pod goes on where the last one stopped reading and sending", () => {
  const onTheNode = /^ *(?:pos_file|path) (\/var\/log\/fluentd\/.+)$/gm;
  const paths = [...`${file("01_sources.conf")}${file("04_outputs.conf")}`.matchAll(onTheNode)];
  expect(paths.map(([, path]) => path)).toEqual([
    "/var/log/fluentd/containers.log.pos",
    "/var/log/fluentd/buffer",
  ]);
});

it("SC11 each log says which pod wrote it, as asked of the pods of its node only", () => {
  expect(file("02_filters.conf")).toContain("@type kubernetes_metadata");
  expect(at("env")).toContainEqual({
    name: "K8S_NODE_NAME",
    valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } },
  });
});

it("SC11 while Logstash takes nothing, logs wait on disk, up to a limit", () => {
  for (const line of ["total_limit_size 512m", "overflow_action drop_oldest_chunk", "retry_forever true"])
    expect(file("04_outputs.conf")).toContain(`      ${line}\n`);
});

it("SC11 logs go to Logstash, which lets in the pods of Fluentd and nobody else", () => {
  expect(at("env")).toContainEqual({
    name: "LOGSTASH_URL",
    value: "http://logstash-ls-http.logging:8080",
  });
  expect(file("04_outputs.conf")).toContain(`endpoint "#{ENV['LOGSTASH_URL']}"`);
  const logs = elasticStack.contents(scalableAppDev).openings?.find(({ name }) => name === "logs");
  expect(logs).toMatchObject({
    port: 8080,
    to: {
      namespace: "fluentd",
      labels: { "app.kubernetes.io/name": "fluentd", "app.kubernetes.io/instance": "fluentd" },
    },
  });
});

it("sends each label's logs to a label that there is", () => {
  const all = ["01_sources", "02_filters", "03_dispatch", "04_outputs"]
    .map((name) => file(`${name}.conf`))
    .join("\n");
  const labels = [...all.matchAll(/<label (@\w+)>/g)].map(([, label]) => label);
  const used = [...all.matchAll(/(?:@label|timeout_label) (@\w+)/g)].map(([, label]) => label);
  expect([...new Set(used)].sort()).toEqual([...labels].sort());
});

it("reads files of the node as root, without further rights, in a namespace of its own", () => {
  expect(fluentd.namespace).toEqual({ name: "fluentd", podSecurity: "privileged" });
  expect(at("securityContext")).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
  });
});
