/** What a system uses of services that AWS bills by use, in a month. No definition says it: these are assumptions. */
export interface Usage {
  /** GB that go through NAT gateways: images and calls to services of others. */
  readonly natGb: number;
  /** GB that Classic Load Balancers pass, in both directions. */
  readonly loadBalancedGb: number;
  /** Capacity units that each Application or Network Load Balancer uses on average. */
  readonly balancerUnits: number;
  /** GB that leave AWS for the internet. */
  readonly transferGb: number;
  /** GB that CloudWatch takes of logs. */
  readonly logsGb: number;
  /** Metrics of CloudWatch besides those that the nodes' detailed monitoring makes. */
  readonly metrics: number;
  /** GB of images in ECR. */
  readonly imagesGb: number;
  /** GB in S3, over all buckets. */
  readonly objectsGb: number;
}

/** Usage as reports list it: what, and how much. */
export function usageRows(usage: Usage): readonly (readonly [what: string, amount: number])[] {
  return [
    ["GB through NAT gateways", usage.natGb],
    ["GB through Classic Load Balancers", usage.loadBalancedGb],
    ["capacity units of each Application and Network Load Balancer", usage.balancerUnits],
    ["GB to the internet", usage.transferGb],
    ["GB of logs in CloudWatch", usage.logsGb],
    ["metrics in CloudWatch", usage.metrics],
    ["GB of images in ECR", usage.imagesGb],
    ["GB in S3", usage.objectsGb],
  ];
}

/** A small system with few users: for clusters whose own usage nobody has estimated. */
export const usualUsage: Usage = {
  natGb: 20,
  loadBalancedGb: 20,
  balancerUnits: 1,
  transferGb: 10,
  logsGb: 3,
  metrics: 0,
  imagesGb: 1,
  objectsGb: 5,
};

/** How nodes are paid for: as their groups say, or all in one way. */
export const purchases = ["as defined", "on demand", "spot", "reserved"] as const;
export type Purchase = (typeof purchases)[number];

/**
 * What a node costs in each way of the price on demand. Spot prices move by the hour, zone and type: most of the time
 * they are 60 to 70 percent lower. Reserved is for one year with nothing paid ahead.
 *
 * @see https://aws.amazon.com/ec2/spot/instance-advisor/
 * @see https://aws.amazon.com/ec2/pricing/reserved-instances/pricing/
 */
export const shareOfOnDemand: Readonly<Record<Exclude<Purchase, "as defined">, number>> = {
  "on demand": 1,
  spot: 0.35,
  reserved: 0.63,
};
