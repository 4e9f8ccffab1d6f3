import { textAt, textsAt } from "../graph/fields.ts";
import { oncePerName } from "../graph/once-per-graph.ts";

/** Add-ons of EKS by the driver that they run. */
export const addOnsOfDrivers: Readonly<Record<string, string>> = {
  "ebs.csi.aws.com": "aws-ebs-csi-driver",
  "kubernetes.io/aws-ebs": "aws-ebs-csi-driver",
  "efs.csi.aws.com": "aws-efs-csi-driver",
  "fsx.csi.aws.com": "aws-fsx-csi-driver",
  "s3.csi.aws.com": "aws-mountpoint-s3-csi-driver",
};

/** Disks of other clouds, which no driver makes in EKS. */
export const foreignDrivers =
  /^(kubernetes\.io\/(gce-pd|azure-disk|azure-file|cinder|vsphere-volume)|pd\.csi\.storage\.gke\.io|filestore\.csi\.storage\.gke\.io|(disk|file)\.csi\.azure\.com|dobs\.csi\.digitalocean\.com|csi\.hetzner\.cloud)$/;

/** Whether something besides EKS' add-ons runs a driver: a chart, a workload, or whoever made its CSIDriver. */
export const runsDriver = oncePerName((graph, driver): boolean => {
  const addOn = Object.hasOwn(addOnsOfDrivers, driver) ? (addOnsOfDrivers[driver] ?? driver) : driver;
  const isMeant = (text: string) => text.includes(addOn) || text.includes(driver);
  return (
    graph
      .ofKind({ group: "storage.k8s.io", kind: "CSIDriver" })
      .some(({ object }) => object.metadata.name === driver) ||
    graph.charts.some(({ chart, release }) => isMeant(chart) || isMeant(release)) ||
    graph.workloads.some(({ containers }) =>
      containers.some(({ fields }) =>
        [textAt(fields, "image") ?? "", ...textsAt(fields, "args")].some(isMeant),
      ),
    )
  );
});
