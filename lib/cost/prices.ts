/** The day that the prices were gathered on. */
export const PRICES_AS_OF = "2026-11-22";

/** Where a price was read, as reports print it. */
export const sources = {
  bill: "a bill of AWS for the region",
  calculator: "the reference output of a cost calculator",
  tables: "several independent tables that agree",
  articles: "articles of this year",
  unproven: "not proven: look it up before you rely on it",
  unknown: "not known: the total lacks it",
} as const;

/** An amount in USD, and where it was read. */
export interface Price {
  readonly usd: number;
  readonly source: keyof typeof sources;
}

/** Prices of a region in USD: by the hour, the month or the GB, as the names say. */
export interface PriceList {
  readonly controlPlaneHour: Price;
  readonly natHour: Price;
  readonly natGb: Price;
  readonly applicationBalancerHour: Price;
  readonly applicationUnitHour: Price;
  readonly networkBalancerHour: Price;
  readonly networkUnitHour: Price;
  readonly classicBalancerHour: Price;
  readonly classicGb: Price;
  readonly addressHour: Price;
  readonly volumeGbMonth: Price;
  readonly logsGb: Price;
  readonly metricMonth: Price;
  readonly keyMonth: Price;
  readonly secretMonth: Price;
  readonly zoneMonth: Price;
  readonly objectsGbMonth: Price;
  readonly imagesGbMonth: Price;
  readonly transferGb: Price;
  /** Of one server; a standby in another zone costs as much again. */
  readonly databaseHour: Readonly<Record<string, Price>>;
  readonly databaseGbMonth: Price;
  readonly cacheHour: Readonly<Record<string, Price>>;
}

/** The price of what nobody has looked up: it shows in the report, and is missing in the sum. */
export const unknownPrice: Price = { usd: 0, source: "unknown" };

function priced(source: Price["source"]): (usd: number) => Price {
  return (usd) => ({ usd, source });
}

const bill = priced("bill");
const calculator = priced("calculator");
const tables = priced("tables");
const articles = priced("articles");
const unproven = priced("unproven");

/**
 * List prices by region. An update changes `PRICES_AS_OF` with them.
 *
 * @see https://aws.amazon.com/eks/pricing/
 * @see https://aws.amazon.com/vpc/pricing/
 * @see https://aws.amazon.com/elasticloadbalancing/pricing/
 * @see https://aws.amazon.com/rds/postgresql/pricing/
 * @see https://aws.amazon.com/elasticache/pricing/
 */
const priceLists: Readonly<Record<string, PriceList>> = {
  "us-east-1": {
    controlPlaneHour: calculator(0.1),
    natHour: calculator(0.045),
    natGb: calculator(0.045),
    applicationBalancerHour: calculator(0.0225),
    applicationUnitHour: calculator(0.008),
    networkBalancerHour: calculator(0.0225),
    networkUnitHour: calculator(0.006),
    classicBalancerHour: articles(0.025),
    classicGb: articles(0.008),
    addressHour: tables(0.005),
    volumeGbMonth: tables(0.08),
    logsGb: articles(0.5),
    metricMonth: unproven(0.3),
    keyMonth: articles(1),
    secretMonth: articles(0.4),
    zoneMonth: articles(0.5),
    objectsGbMonth: tables(0.023),
    imagesGbMonth: calculator(0.1),
    transferGb: tables(0.09),
    databaseHour: {
      "db.t3.micro": tables(0.018),
      "db.t3.small": tables(0.036),
      "db.t3.medium": tables(0.072),
    },
    databaseGbMonth: articles(0.115),
    cacheHour: { "cache.t3.micro": tables(0.017), "cache.t3.small": unproven(0.034) },
  },
  "ap-southeast-1": {
    controlPlaneHour: unproven(0.1),
    natHour: bill(0.059),
    natGb: bill(0.059),
    applicationBalancerHour: bill(0.0252),
    applicationUnitHour: tables(0.008),
    networkBalancerHour: unproven(0.0252),
    networkUnitHour: unproven(0.006),
    classicBalancerHour: unproven(0.028),
    classicGb: unproven(0.008),
    addressHour: bill(0.005),
    volumeGbMonth: bill(0.096),
    logsGb: bill(0.7),
    metricMonth: unproven(0.3),
    keyMonth: unproven(1),
    secretMonth: unproven(0.4),
    zoneMonth: articles(0.5),
    objectsGbMonth: tables(0.025),
    imagesGbMonth: bill(0.1),
    transferGb: unproven(0.12),
    databaseHour: { "db.t3.micro": unproven(0.028), "db.t3.small": bill(0.056) },
    databaseGbMonth: bill(0.138),
    cacheHour: { "cache.t3.micro": unproven(0.025) },
  },
};

/** The prices of a region; undefined for a region that nobody has looked up. */
export function pricesIn(region: string): PriceList | undefined {
  return Object.hasOwn(priceLists, region) ? priceLists[region] : undefined;
}
