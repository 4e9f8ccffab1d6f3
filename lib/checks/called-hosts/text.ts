import { type Host, hostOf } from "./host.ts";
import { hostsBelowServices, hostsOfConnections, hostsOfUrls } from "./urls.ts";

/** Longer texts are data of some other kind. */
const longest = 1_048_576;

const comment = /^[ \t]*(#|\/\/|;|--[ \t]).*$/gm;
/** What a template or a shell fills in is no name. */
const template = /\{\{[^{}]*\}\}/g;

const word = /(?<![\w./:@$%*{}-])([a-z][a-z0-9.-]*[a-z0-9]):(\d{2,5})(?![\w.:-])/g;

const setting =
  /^[ \t]*["']?[a-z_.]*(?:host|hostname|server|address|addr|endpoint|upstream)["']?[ \t]*[:=][ \t]*["']?([a-z][a-z0-9.-]*)["']?,?[ \t]*$/gim;

const option =
  /(?<![\w-])(?:-h|--host|--hostname|--server|--address|--target|-s)[ =]["']?([a-z][a-z0-9.-]*)["']?(?:[ ]+(?:-p|--port)[ =](\d+))?(?![\w:.-])/g;
/** Clients of databases, which are told by `-h` where to go. */
const client =
  /(?<![\w-])(?:pg_dump(?:all)?|pg_restore|pg_isready|psql|mysql(?:dump|admin)?|mariadb(?:-dump)?|redis-cli|valkey-cli|mongodump|mongosh)[ ](?:[^|;&\n]{0,300}?[ ])?(?:-h|--host)[ =]?["']?([a-z][a-z0-9.-]*)/g;
const netcat =
  /(?<![\w-])(?:nc|ncat|telnet)(?:[ ]+-\w+(?:[ ]\d+)?)*[ ]+([a-z][a-z0-9.-]*)[ ]+(\d{1,5})(?!\w)/g;
/** A server of an upstream of nginx. */
const upstreamServer = /\bserver[ \t]+([a-z][a-z0-9.-]*):(\d{1,5})(?=[ \t;])/g;
const device = /\/dev\/tcp\/([a-z0-9.-]+)\/(\d{1,5})/g;

const none: readonly Host[] = [];

/**
 * Hosts of a form in a text.
 *
 * @param mark what every text has that has the form: most texts do not, and need not be searched
 */
function found(text: string, mark: string, form: RegExp, certainty: Host["certainty"]): readonly Host[] {
  // Nearly all texts have none, and a search that comes back with nothing makes nothing.
  if (!text.includes(mark) || text.search(form) < 0) return none;
  return [...text.matchAll(form)].flatMap(([, name = "", port]) => hostOf(name, port, certainty) ?? []);
}

/** Without a repeated name and port: the first of each, which is the surest. */
export function distinctHosts(hosts: readonly Host[]): readonly Host[] {
  if (hosts.length < 2) return hosts;
  const chosen = new Map<string, Host>();
  for (const host of hosts) {
    const key = `${host.name}:${host.port ?? ""}`;
    if (!chosen.has(key)) chosen.set(key, host);
  }
  const sure = new Set([...chosen.values()].filter(({ port }) => port !== undefined).map(({ name }) => name));
  // A name that stands there with its port as well leads nowhere else.
  return [...chosen.values()].filter(({ name, port }) => port !== undefined || !sure.has(name));
}

/** Upstreams and similar names that a text defines itself. */
function definedIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\bupstream[ \t]+([\w.-]+)/g)].map(([, name = ""]) => name));
}

function withoutTemplates(text: string): string {
  return text.includes("{{") ? text.replaceAll(template, "{}") : text;
}

/** What stands beside every host in a value. */
const besideHosts = /[:=(]|\.svc/;

function cleaned(text: string): string {
  return withoutTemplates(text).replaceAll(comment, "");
}

/** Hosts in a file, a script or another text in which they stand among other things. */
export function hostsInText(text: string): readonly Host[] {
  if (text.length > longest) return none;
  const clean = cleaned(text);
  const own = definedIn(clean);
  const hosts = [
    ...hostsOfUrls(clean),
    ...hostsBelowServices(clean),
    ...found(clean, "/dev/tcp/", device, "expected"),
    ...found(clean, "server", upstreamServer, "expected"),
    ...found(clean, ":", word, "possible"),
    ...found(clean, "", setting, "possible"),
  ];
  // An upstream may have the name of a Service, but its ports stand with its servers.
  const isOwn = ({ name, port, isUsualPort }: Host) => own.has(name) && (port === undefined || isUsualPort);
  return distinctHosts(hosts.filter((host) => !isOwn(host)));
}

/** Hosts in the command line of a container. */
export function hostsInCommand(line: string): readonly Host[] {
  if (line === "" || line.length > longest) return none;
  const clean = cleaned(line);
  return distinctHosts([
    ...hostsOfUrls(clean),
    ...hostsBelowServices(clean),
    ...found(clean, " ", netcat, "expected"),
    ...found(clean, "-", client, "expected"),
    ...found(clean, "/dev/tcp/", device, "expected"),
    ...found(clean, ":", word, "possible"),
    ...found(clean, "-", option, "possible"),
  ]);
}

/** Hosts of a text that is one value: a URL, a connection string, or one or more `host:port`. */
export function hostsInValue(value: string): readonly Host[] {
  if (value.length > longest || !besideHosts.test(value)) return none;
  const clean = withoutTemplates(value);
  return distinctHosts([
    ...hostsOfUrls(clean),
    ...hostsBelowServices(clean),
    ...hostsOfConnections(clean),
    ...found(clean, ":", word, "possible"),
  ]);
}
