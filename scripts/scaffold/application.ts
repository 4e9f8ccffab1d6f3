import type { Cluster } from "#lib/model/cluster.ts";
import { type Files, identifier } from "./files.ts";

/** An image that serves a page on port 8080 as any user, so that a new application runs before it has its own. */
const IMAGE = "docker.io/nginxinc/nginx-unprivileged:1.27.3-alpine";

function definition(name: string, cluster: Cluster): string {
  const on = identifier(cluster.name);
  return `import ${on} from "#infra/clusters/${cluster.name}/cluster.ts";
import { defineApplication } from "#lib/model/application.ts";
import { imagesOf } from "#lib/model/image.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { service } from "#lib/model/service.ts";
import data from "./images.json" with { type: "json" };

const images = imagesOf(data);

const web = service("web", {
  image: images.web,
  port: 8080,
  replicas: 1,
  cpu: millicores(50, 250),
  memory: mebibytes(64, 128),
  probes: { ready: "/", live: "/" },
});

export default defineApplication({
  name: "${name}",
  on: ${on},
  workloads: [web],
});
`;
}

function test(name: string, cluster: Cluster): string {
  return `import { expect, it } from "vitest";
import { renderedUnit } from "#test/rendered.ts";

it("serves on the port that its Service leads to", async () => {
  const unit = await renderedUnit("${cluster.name}", "${name}");
  expect(unit.object("Service", "web").spec).toMatchObject({
    ports: [{ name: "http", port: 8080, targetPort: "http" }],
  });
});
`;
}

/** A folder for a new application: one service, its images and a test. */
export function applicationFiles(name: string, cluster: Cluster): Files {
  return {
    "index.ts": definition(name, cluster),
    "images.json": `${JSON.stringify({ [cluster.environment]: { web: IMAGE } }, undefined, 2)}\n`,
    "index.test.ts": test(name, cluster),
  };
}
