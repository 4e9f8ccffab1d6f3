import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { gunzipSync } from "node:zlib";

/** Where distributions put nginx without putting it on the PATH of everybody. */
const systemFolder = "/usr/sbin";

/** The nginx of this machine; undefined when it has none. */
export function installedNginx(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), systemFolder];
  return folders.map((folder) => join(folder, "nginx")).find(existsSync);
}

/** What nginx answered, uncompressed. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A site that is served by a real nginx, on a socket and from a folder of its own. */
export interface Site {
  /** What `nginx -t` says of the configuration; each finding is a line. */
  readonly verdict: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  stop(): Promise<void>;
}

/** Files by name, with their contents. */
export type Files = Readonly<Record<string, string>>;

/** What the folders of a static site's container hold. */
export interface Container {
  /** The configuration of the server. */
  readonly server: string;
  /** Files that the configuration includes. */
  readonly locations: Files;
  /** The built site. */
  readonly html: Files;
}

/**
 * Serves a site the way nginx' official image does. Of its configuration only the port and the folders are put
 * in their test place.
 *
 * @throws Error when it names another port or folder, or when nginx does not start
 */
export async function serve(nginx: string, { server, locations, html }: Container): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "nginx-"));
  const socket = join(folder, "socket");
  const main = join(folder, "nginx.conf");
  for (const [path, content] of Object.entries(html)) write(join(folder, "html", path), content);
  for (const [name, content] of Object.entries(locations)) write(join(folder, "locations", name), content);
  write(join(folder, "default.conf"), relocated(server, socket, folder));
  write(main, mainConfiguration(nginx, folder));

  const { stderr: verdict } = spawnSync(nginx, ["-t", "-e", "stderr", "-c", main], { encoding: "utf8" });
  const child = spawn(nginx, ["-e", "stderr", "-c", main], { stdio: ["ignore", "ignore", "inherit"] });
  const site: Site = {
    verdict,
    get: (path, headers) => get(socket, path, headers),
    async stop() {
      if (child.exitCode === null && child.kill()) await once(child, "exit");
      rmSync(folder, { recursive: true });
    },
  };
  await answering(site, child);
  return site;
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function relocated(server: string, socket: string, folder: string): string {
  const places = {
    "listen 80;": `listen unix:${socket};`,
    "root /usr/share/nginx/html;": `root ${folder}/html;`,
    "include /etc/nginx/locations/*.conf;": `include ${folder}/locations/*.conf;`,
  };
  return Object.entries(places).reduce((text, [usual, here]) => replaced(text, usual, here), server);
}

function replaced(text: string, directive: string, other: string): string {
  if (text.split(directive).length !== 2)
    throw new Error(`the configuration does not say "${directive}" once`);
  return text.replace(directive, other);
}

/** One process, as whoever runs the test, that writes nothing outside a folder. */
function mainConfiguration(nginx: string, folder: string): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `
    daemon off;
    master_process off;
    pid ${folder}/pid;
    events {}
    http {
      include ${mimeTypes(nginx)};
      default_type application/octet-stream;
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
      include ${folder}/default.conf;
    }
  `;
}

function mimeTypes(nginx: string): string {
  const { stderr } = spawnSync(nginx, ["-V"], { encoding: "utf8" });
  const [, configuration = "/etc/nginx/nginx.conf"] = /--conf-path=(\S+)/.exec(stderr) ?? [];
  return join(dirname(configuration), "mime.types");
}

/** Waits until a site answers. */
async function answering(site: Site, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answered = await site.get("/").then(
      () => true,
      () => false,
    );
    if (answered) return;
    await setTimeout(10);
  }
  throw new Error(`nginx ended with exit code ${child.exitCode}: ${site.verdict}`);
}

function get(
  socketPath: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, path, headers }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      const compressed = response.headers["content-encoding"] === "gzip";
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: String(compressed ? gunzipSync(body) : body),
      });
    });
    sent.on("error", reject).end();
  });
}
