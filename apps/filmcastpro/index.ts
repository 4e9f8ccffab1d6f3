import filmcastpro from "#infra/clusters/filmcastpro/cluster.ts";
import { type Application, defineApplication } from "#lib/model/application.ts";
import type { Cluster } from "#lib/model/cluster.ts";
import { imagesOf } from "#lib/model/image.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { between } from "#lib/model/replicas.ts";
import { loadBalancer } from "#lib/model/route.ts";
import { staticSite } from "#lib/model/static-site.ts";
import data from "./images.json" with { type: "json" };

const images = imagesOf(data);

/** The application on the cluster with or without high availability. */
export function filmcastproOn(cluster: Cluster): Application {
  const site = staticSite("filmcastpro", {
    image: images.filmcastpro,
    replicas: cluster.highAvailability ? between(3, 10).atCpu(70) : 1,
    cpu: millicores(100, 500),
    memory: mebibytes(128, 512),
    architecture: "amd64",
    apiToken: true,
  });
  return defineApplication({
    name: "filmcastpro",
    on: cluster,
    workloads: [site],
    routes: [loadBalancer(site, { port: 80 })],
  });
}

export default filmcastproOn(filmcastpro);
