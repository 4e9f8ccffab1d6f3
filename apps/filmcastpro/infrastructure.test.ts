import { expect, it } from "vitest";
import { renderedInfrastructure, renderedUnit } from "#test/rendered.ts";

const { cluster, repositories } = await renderedInfrastructure("filmcastpro");

it("FC6 its image has the repository filmcastpro in the cluster's own registry, with a lifecycle", async () => {
  expect(repositories).toEqual({ filmcastpro: { keep: 10 } });
  const site = (await renderedUnit("filmcastpro", "filmcastpro")).object("Deployment", "filmcastpro");
  const [container] = Object(site.spec).template.spec.containers;
  expect(`${cluster.account}.dkr.ecr.${cluster.region}.amazonaws.com`).toBe(
    "008099619893.dkr.ecr.us-east-1.amazonaws.com",
  );
  expect(container.image).toBe("008099619893.dkr.ecr.us-east-1.amazonaws.com/filmcastpro:1.0.0");
});
