import { describe, expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const volumes = (path: string) => [{ name: "files", hostPath: { path } }];
const template = (path: string) => ({
  spec: { containers: [{ name: "agent", image: "agent:1" }], volumes: volumes(path) },
});

describe("host-paths", () => {
  it.each([
    ["agents of nodes", object("apps/v1 DaemonSet", "agent", { spec: { template: template("/var/log") } })],
    ["other volumes", deployment("web", {}, { volumes: [{ name: "files", emptyDir: {} }] })],
  ])("accepts %s", (_, one) => {
    expect(findingsOf("host-paths", [one])).toEqual([]);
  });

  it.each(["/", "/etc/kubernetes", "/var/run/docker.sock", "/var/lib/kubelet/"])("refuses %s", (path) => {
    const one = deployment("web", {}, { volumes: volumes(path) });
    expect(findingsOf("host-paths", [one])).toEqual([
      at(
        "host-paths",
        one,
        `volume files is ${path} of the node: whoever breaks in gets the node`,
        "remove the volume",
      ),
    ]);
  });

  it("refuses a socket of the node for what ships logs", () => {
    const shipper = (path: string) =>
      deployment(
        "logs",
        { image: "docker.io/fluent/fluent-bit:3.2.2" },
        {
          volumes: [
            { name: "node", hostPath: { path } },
            { name: "pods", hostPath: { path: "/var/log" } },
          ],
        },
      );
    const messagesOf = (path: string) =>
      findingsOf("host-paths", [shipper(path)]).map(({ message }) => message);
    expect(messagesOf("/var/run/docker.sock")).toContain(
      "volume node is /var/run/docker.sock of the node, by which whoever breaks in starts containers: logs are files",
    );
  });

  it("warns of data on one node", () => {
    const one = deployment("web", {}, { volumes: volumes("/data/web") });
    expect(findingsOf("host-paths", [one])).toEqual([
      at(
        "host-paths",
        one,
        "volume files is /data/web of the node: another node has other files there",
        "use a PersistentVolumeClaim or an emptyDir",
        "warning",
      ),
    ]);
  });
});
