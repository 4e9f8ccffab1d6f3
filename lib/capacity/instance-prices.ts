import { type InstanceTypeName, instanceTypes } from "#lib/model/instance-type.ts";

/** Hours that AWS' own calculator counts for a month. */
export const HOURS_IN_MONTH = 730;

/**
 * USD an hour on demand for Linux, by region, as of November 2026. The prices of t3 in ap-southeast-1 stand on bills of
 * AWS; those of t3a there are the ones that several tables agree on.
 *
 * @see https://aws.amazon.com/ec2/pricing/on-demand/
 */
const hourly: Readonly<Record<string, Readonly<Record<InstanceTypeName, number>>>> = {
  "us-east-1": {
    "t3.small": 0.0208,
    "t3a.small": 0.0188,
    "t3.medium": 0.0416,
    "t3a.medium": 0.0376,
    "t3.large": 0.0832,
    "t3.xlarge": 0.1664,
  },
  "ap-southeast-1": {
    "t3.small": 0.0264,
    "t3a.small": 0.0236,
    "t3.medium": 0.0528,
    "t3a.medium": 0.0472,
    "t3.large": 0.1056,
    "t3.xlarge": 0.2112,
  },
};

/** Whether a type is one of those that node groups may name. */
export function isInstanceType(name: string): name is InstanceTypeName {
  return Object.hasOwn(instanceTypes, name);
}

/** USD an hour of a type on demand; undefined in a region that nobody has looked up. */
export function hourlyPrice(type: InstanceTypeName, region: string): number | undefined {
  return Object.hasOwn(hourly, region) ? hourly[region]?.[type] : undefined;
}
