/**
 * Regions that clusters may stand in, with their availability zones.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
export const regions = {
  "ap-southeast-1": ["ap-southeast-1a", "ap-southeast-1b", "ap-southeast-1c"],
  "eu-west-1": ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
  "us-east-1": ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1e", "us-east-1f"],
} as const satisfies Record<string, readonly string[]>;

export type Region = keyof typeof regions;

/** The availability zones of a region; undefined for a region that is not in the table. */
export function zonesOf(region: string): readonly string[] | undefined {
  return Object.entries(regions).find(([name]) => name === region)?.[1];
}
