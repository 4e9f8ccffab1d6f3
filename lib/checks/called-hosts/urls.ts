import { withoutTrailing } from "../graph/trailing.ts";
import { type Host, hostOf, hostWithPort } from "./host.ts";

/** Ports that clients use where a URL says none. */
const usualPorts: Readonly<Record<string, number>> = {
  amqp: 5672,
  amqps: 5671,
  http: 80,
  https: 443,
  mariadb: 3306,
  mongodb: 27017,
  mysql: 3306,
  nats: 4222,
  postgres: 5432,
  postgresql: 5432,
  redis: 6379,
  rediss: 6379,
  ws: 80,
  wss: 443,
};

const url = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*):\/\/([^\s"'<>`|\\;]+)/gi;

/** Schemes whose host is not one of a network, or not one that is asked for by that name. */
const otherSchemes = new Set([
  "arn",
  "chart",
  "docker",
  "ecr",
  "file",
  "gs",
  "mongodb+srv",
  "oci",
  "s3",
  "secretsmanager",
  "spiffe",
  "ssm",
  "unix",
  "urn",
]);

/** What stands between `://` and the path, without user and password. A password may hold anything but `@`. */
function hostsPart(rest: string): string {
  const user = rest.lastIndexOf("@", rest.search(/[?#]/) < 0 ? rest.length : rest.search(/[?#]/));
  return withoutTrailing(rest.slice(user + 1).split(/[/?#]/, 1)[0] ?? "", ".,:)]}");
}

/** Hosts of the URLs in a text, also of those with several hosts such as `mongodb://a:27017,b:27017/db`. */
export function hostsOfUrls(text: string): Host[] {
  if (!text.includes("://")) return [];
  return [...text.matchAll(url)].flatMap(([, scheme = "", rest = ""]) => {
    const plain = scheme.toLowerCase();
    if (otherSchemes.has(plain)) return [];
    const usual = Object.hasOwn(usualPorts, plain) ? usualPorts[plain] : undefined;
    return hostsPart(rest)
      .split(",")
      .flatMap((one) => hostWithPort(one, "sure", usual) ?? []);
  });
}

const belowServices =
  /(?<![\w.*}$)%@-])((?:[a-z0-9-]+\.)*[a-z0-9-]+\.svc(?:\.[a-z0-9-]+)*)(?![\w-])(?::(\d{1,5})(?!\d))?/g;

/** Whether a text has what every name below `svc` has. */
export function mayNameService(text: string): boolean {
  return text.includes(".svc");
}

/** Names below `svc`, which only a cluster has. */
export function hostsBelowServices(text: string): Host[] {
  if (!mayNameService(text)) return [];
  return [...text.matchAll(belowServices)].flatMap(([, name = "", port]) => hostOf(name, port, "sure") ?? []);
}

const goAddress = /\btcp\(([a-z0-9.:-]+)\)/g;
const keyword = /(?:^|[\s;"'])(?:host|server|data source|hostname)=(?:tcp:)?([a-z0-9.-]+)(?:[,:](\d+))?/gi;
const portKeyword = /(?:^|[\s;"'])port=(\d+)/i;

/** Hosts of connection strings that are no URLs: `user@tcp(mysql:3306)/db`, `Host=postgres;Port=5432`. */
export function hostsOfConnections(text: string): Host[] {
  if (!text.includes("=") && !text.includes("tcp(")) return [];
  const port = text.match(portKeyword)?.[1];
  return [
    ...[...text.matchAll(goAddress)].flatMap(([, one = ""]) => hostWithPort(one, "sure") ?? []),
    ...[...text.matchAll(keyword)].flatMap(
      ([, name = "", own]) => hostOf(name, own ?? port, "expected") ?? [],
    ),
  ];
}
