import { expect, it } from "vitest";
import { at, declares, deployment, findingsOf, object } from "../../tree.fixture.ts";

const web = (...args: string[]) => deployment("web", { args, ...declares(["http", 8000]) });

it.each([
  web("--host", "0.0.0.0", "--port", "8000"),
  web("--listen=127.0.0.1:9901"),
  web("--upstream=127.0.0.1:8000"),
])("takes what others reach", (one) => {
  expect(findingsOf("local-listeners", [one])).toEqual([]);
});

it.each([
  web("uvicorn", "app:app", "--host", "127.0.0.1", "--port", "8000"),
  web("gunicorn", "-b", "localhost:8000", "app"),
  web("--listen=127.0.0.1:8000"),
])("warns of what only the pod itself reaches", (wrong) => {
  expect(findingsOf("local-listeners", [wrong])).toEqual([
    at(
      "local-listeners",
      wrong,
      "container main declares port 8000, and its command makes it listen on 127.0.0.1 alone",
      "let it listen on 0.0.0.0",
      "warning",
    ),
  ]);
});

it("reads files", () => {
  const config = object("ConfigMap", "web", { data: { "app.toml": '[http]\nlisten = "127.0.0.1:8000"\n' } });
  const reader = deployment(
    "web",
    { ...declares(["http", 8000]), volumeMounts: [{ name: "config", mountPath: "/etc/web" }] },
    { volumes: [{ name: "config", configMap: { name: "web" } }] },
  );
  expect(findingsOf("local-listeners", [config, reader]).map(({ message }) => message)).toEqual([
    "container main declares port 8000, and /etc/web/app.toml makes it listen on 127.0.0.1 alone",
  ]);
});
