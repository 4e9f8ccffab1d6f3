import { expect, it } from "vitest";
import { at, deployment, findingsOf, object } from "../../tree.fixture.ts";

const configured = (text: string) => {
  const config = object("ConfigMap", "web", { data: { "default.conf": text } });
  const web = deployment(
    "web",
    { image: "nginx:1.29.1", volumeMounts: [{ name: "config", mountPath: "/etc/nginx/conf.d" }] },
    { volumes: [{ name: "config", configMap: { name: "web" } }] },
  );
  return { config, web };
};

it.each([
  "server { listen 80; location ~ \\.php$ { return 404; } }\n# } done",
  'map $http_x $y { default ""; "~*^a{2}" "b;"; }',
  `server {\n  set $a \${host}x;\n  log_format main '$remote_addr {';\n  rewrite ^/a#b /c;\n}\n`,
  "content_by_lua_block { ngx.say('x') }",
])("takes %s", (text) => {
  const { config, web } = configured(text);
  expect(findingsOf("nginx-configuration", [config, web])).toEqual([]);
});

it.each([
  ["server { listen 80 }", '"listen 80" does not end in ";"'],
  ["server { listen 80;", 'a "{" is not closed'],
  ["server { listen 80; } }", 'a "}" closes nothing'],
  ["gzip on", '"gzip on" does not end in ";"'],
])("refuses %s", (text, fault) => {
  const { config, web } = configured(text);
  expect(findingsOf("nginx-configuration", [config, web])).toEqual([
    at(
      "nginx-configuration",
      web,
      `/etc/nginx/conf.d/default.conf of container main is no configuration of nginx: ${fault}`,
      "correct it in its ConfigMap",
    ),
  ]);
});
