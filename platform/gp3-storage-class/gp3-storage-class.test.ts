import { expect, it } from "vitest";
import gitopsDelivery from "#infra/clusters/gitops-delivery-cluster/cluster.ts";
import { objectsOf } from "../objects-of.fixture.ts";
import gp3 from "./index.ts";

const [storageClass] = objectsOf(gp3, gitopsDelivery);

it("ET3 volumes are encrypted gp3, made in the zone of their pod", () => {
  expect(storageClass).toMatchObject({
    kind: "StorageClass",
    metadata: { name: "gp3", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
    provisioner: "ebs.csi.aws.com",
    parameters: { type: "gp3", encrypted: "true" },
    volumeBindingMode: "WaitForFirstConsumer",
    allowVolumeExpansion: true,
  });
});

it("ET6 a volume outlives its claim", () => {
  expect(storageClass).toMatchObject({ reclaimPolicy: "Retain" });
});
