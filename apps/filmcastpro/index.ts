import filmcastpro from "#infra/clusters/filmcastpro/cluster.ts";
import { defineApplication } from "#lib/model/application.ts";
import { imagesOf } from "#lib/model/image.ts";
import { mebibytes, millicores } from "#lib/model/quantity.ts";
import { between } from "#lib/model/replicas.ts";
import { loadBalancer } from "#lib/model/route.ts";
import { staticSite } from "#lib/model/static-site.ts";
import data from "./images.json" with { type: "json" };

const images = imagesOf(data);

export default defineApplication({
  name: "filmcastpro",
  on: filmcastpro,
  contents: ({ highAvailability }) => {
    const site = staticSite("filmcastpro", {
      image: images.filmcastpro,
      replicas: highAvailability ? between(3, 10).atCpu(70) : 1,
      cpu: millicores(100, 500),
      memory: mebibytes(128, 512),
      architecture: "amd64",
      apiToken: true,
    });
    return { workloads: [site], routes: [loadBalancer(site, { port: 80 })] };
  },
});
