import { describe, expect, it } from "vitest";
import { at, declares, deployment, findingsOf, object } from "../../tree.fixture.ts";

const rule = "listening-ports";
const web = (mountPath: string, ...ports: number[]) =>
  deployment(
    "web",
    {
      volumeMounts: [{ name: "config", mountPath }],
      ...declares(...ports.map((port) => [`p${port}`, port] as const)),
    },
    { volumes: [{ name: "config", configMap: { name: "config" } }] },
  );
const config = (text: string, name = "default.conf") =>
  object("ConfigMap", "config", { data: { [name]: text } });
const folder = "/etc/nginx/conf.d";

describe("the ports of nginx", () => {
  it.each([
    ["server {\n  listen 8080;\n}", "default.conf", folder],
    ["server {\n  listen [::]:8080 default_server;\n  listen 443 ssl;\n}", "default.conf", folder],
    ["server {\n  listen $PORT;\n  listen 90;\n}", "default.conf", folder],
    ["include /etc/nginx/more/*.conf;\nserver {\n  listen 90;\n}", "default.conf", folder],
    ["server {\n  listen 90;\n}", "default.conf", "/srv"],
    ["# listen 90;\ngzip on;", "default.conf", folder],
  ])("are listened on: %j", (text, name, path) => {
    expect(findingsOf(rule, [config(text, name), web(path, 8080)])).toEqual([]);
  });

  it("may be that of the image, where its file is still there", () => {
    const text = "server {\n  listen 8081;\n}";
    expect(findingsOf(rule, [config(text, "status.conf"), web(folder, 80, 8081)])).toEqual([]);
  });

  it("are not others", () => {
    expect(findingsOf(rule, [config("server {\n  listen 8000;\n}"), web(folder, 8080)])).toEqual([
      at(
        rule,
        web(folder, 8080),
        "container main declares port 8080, and its configuration of nginx listens on 8000",
        'write "listen 8080;", or declare what it listens on',
        "warning",
      ),
    ]);
  });
});
