import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parser } from "@prometheus-io/lezer-promql";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { requests } from "#apps/fastapi-app/dashboard.ts";
import { dashboardJson } from "#lib/constructs/dashboards.ts";
import { panelsOf } from "#lib/model/dashboard.ts";
import { mutability, parseImage } from "#lib/model/image.ts";
import { repositoryRoot } from "#scripts/repository.ts";
import { interpolated, readCompose, requiredVariables, stack, textOf } from "./compose.ts";
import { repositoryFiles } from "./files.ts";
import { type Files, installedPromtool, runPromtool } from "./promtool.ts";

const compose = readCompose();
const services = Object.entries(compose.services);
const { fastapi, prometheus, grafana } = compose.services;
const readme = textOf("monitoring/README.md");

describe("the monitoring stack", () => {
  it("FA8 is the application, Prometheus and Grafana, on ports 8000, 9090 and 3001 of this machine only", () => {
    expect(Object.fromEntries(services.map(([name, { ports }]) => [name, ports]))).toEqual({
      fastapi: ["127.0.0.1:8000:8000"],
      prometheus: ["127.0.0.1:9090:9090"],
      grafana: ["127.0.0.1:3001:3000"],
    });
  });

  it("FA8 builds the application and asks it for its health", () => {
    expect(fastapi?.build).toBe("$" + "{FASTAPI_SOURCE:-.}");
    expect(fastapi?.healthcheck?.test.at(0)).toBe("CMD");
    expect(fastapi?.healthcheck?.test.at(-1)).toBe("http://localhost:8000/health");
    expect(fastapi?.environment).toEqual({ DATABASE_URL: null });
  });

  it("FA8 keeps the data of Prometheus and Grafana in volumes", () => {
    expect(Object.keys(compose.volumes)).toEqual(["prometheus_data", "grafana_data"]);
    expect(prometheus?.volumes).toContain("prometheus_data:/prometheus");
    expect(grafana?.volumes).toContain("grafana_data:/var/lib/grafana");
  });

  it("mounts only files that are there, and none of them to be written", () => {
    const mounts = services.flatMap(([, { volumes = [] }]) => volumes).filter((one) => one.startsWith("./"));
    expect(mounts).toHaveLength(5);
    for (const mount of mounts) {
      const [source = "", , mode] = mount.split(":");
      expect(mode).toBe("ro");
      expect(textOf(source)).not.toBe("");
    }
  });

  it("pins its images", () => {
    const images = services.flatMap(([, { image }]) => (image === undefined ? [] : [parseImage(image)]));
    expect(images).toMatchObject([{ repository: "prom/prometheus" }, { repository: "grafana/grafana" }]);
    expect(images.map((image) => image && mutability(image))).toEqual([undefined, undefined]);
  });

  it.each(services)("gives %s no privileges, and no more of the machine than it needs", (_, service) => {
    expect(service.cap_drop).toEqual(["ALL"]);
    expect(service.security_opt).toEqual(["no-new-privileges:true"]);
    expect(Object.keys(service.deploy.resources.limits)).toEqual(["cpus", "memory", "pids"]);
  });

  it("has read-only roots, but where Compose writes the target", () =>
    expect(services.filter(([, { read_only }]) => !read_only).map(([name]) => name)).toEqual(["prometheus"]));
});

describe("what Prometheus scrapes", () => {
  it("FA8 is the metrics of the application every 15 s", () =>
    expect(parse(textOf("monitoring/prometheus.yml"))).toMatchObject({
      global: { scrape_interval: "15s" },
      scrape_configs: [{ job_name: "fastapi", metrics_path: "/metrics" }],
    }));

  it("has to be said by whoever starts it", () => {
    const { content = "" } = compose.configs.target ?? {};
    expect(requiredVariables(textOf("compose.yaml"))).toEqual({
      FASTAPI_TARGET: "write it into .env: see monitoring/README.md",
    });
    expect(JSON.parse(interpolated(content, "balancer.example.com"))).toEqual([
      { targets: ["balancer.example.com"] },
    ]);
    expect(readme).toContain("FASTAPI_TARGET=");
  });
});

describe("the password of Grafana", () => {
  it("FA8 has no default: Grafana reads it from a file, and does not start when it cannot", () => {
    expect(grafana?.environment?.GF_SECURITY_ADMIN_PASSWORD).toBe("$$__file{/run/secrets/grafana-password}");
    expect(compose.secrets).toEqual({
      "grafana-password": { file: "./monitoring/secrets/grafana-password" },
    });
  });

  it("FA8 is in no file that Git keeps", () => {
    const ignored = ["monitoring/secrets/grafana-password", ".env"].map((path) => `${stack}/${path}`);
    const listed = execFileSync("git", ["check-ignore", ...ignored], {
      cwd: repositoryRoot,
      encoding: "utf8",
    });
    expect(listed.trim().split("\n")).toEqual(ignored);
    const mentions = repositoryFiles()
      .filter(({ path }) => path.startsWith(`${stack}/`) && /\.(ya?ml|json)$/.test(path))
      .flatMap(({ text }) => text.split("\n").filter((line) => /password|secret/i.test(line)))
      .map((line) => line.trim())
      .filter((line) => !line.startsWith("#"));
    expect(mentions).toEqual([
      "GF_SECURITY_ADMIN_PASSWORD: $$__file{/run/secrets/grafana-password}",
      "secrets: [grafana-password]",
      "secrets:",
      "grafana-password:",
      "file: ./monitoring/secrets/grafana-password",
    ]);
  });

  it("is made by the command of the README, once, where Grafana but no other person of the machine reads it", () => {
    const folder = mkdtempSync(join(tmpdir(), "stack-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, "monitoring"));
    const [, command = ""] = /^ {3}(mkdir .*)$/m.exec(readme) ?? [];
    const make = () => spawnSync("sh", ["-c", command], { cwd: folder }).status;
    const path = join(folder, compose.secrets["grafana-password"]?.file ?? "");

    expect(make()).toBe(0);
    const password = readFileSync(path, "utf8");
    expect(password).toMatch(/^[A-Za-z0-9+/]{32}\n$/);
    expect(statSync(path).mode & 0o777).toBe(0o444);
    expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);

    expect(make()).not.toBe(0);
    expect(readFileSync(path, "utf8")).toBe(password);
  });
});

describe("the dashboard", () => {
  const queries = panelsOf(requests).flatMap((panel) => Object.values(panel.queries));

  it.each(queries)("asks in PromQL: %s", (query) => {
    const errors: string[] = [];
    parser.parse(query).iterate({
      enter: ({ type, from, to }) => {
        if (type.isError) errors.push(query.slice(from, to));
      },
    });
    expect(errors).toEqual([]);
  });

  it("is the same as in the cluster", () =>
    expect(textOf("monitoring/dashboard.json")).toBe(dashboardJson(requests)));

  it("asks the data source that is there", () => {
    const { datasources } = parse(textOf("monitoring/grafana-datasource.yml"));
    expect(datasources).toMatchObject([{ uid: "prometheus", url: "http://prometheus:9090" }]);
    const { panels } = JSON.parse(textOf("monitoring/dashboard.json"));
    expect(panels).toHaveLength(4);
    for (const { datasource } of panels)
      expect(datasource).toEqual({ type: "prometheus", uid: "prometheus" });
  });

  it("lies where Grafana looks for it", () => {
    const { providers } = parse(textOf("monitoring/grafana-dashboards.yml"));
    const folder = providers[0].options.path;
    expect(grafana?.volumes).toContain(`./monitoring/dashboard.json:${folder}/fastapi-requests.json:ro`);
  });
});

const promtool = installedPromtool();
const isRequired = process.env.CI === "true";

if (promtool === undefined && !isRequired)
  console.warn("promtool is not installed: compose.test.ts does not run the rules of the monitoring stack");

describe.skipIf(promtool === undefined && !isRequired)("promtool", () => {
  const rules = { "rules.yml": textOf("monitoring/rules.yml") };
  const target = interpolated(compose.configs.target?.content ?? "", "balancer.example.com");

  function run(parameters: readonly string[], files: Files): string {
    if (promtool === undefined) throw new Error("promtool is not installed; run apt-get install prometheus");
    const { passed, output } = runPromtool(promtool, parameters, files);
    return passed ? "passed" : output;
  }

  it("FA8 accepts the configuration, with the target as Compose writes it", () => {
    const configuration = textOf("monitoring/prometheus.yml");
    const files = { ...rules, "prometheus.yml": configuration, "target.json": target };
    expect(run(["check", "config", "prometheus.yml"], files)).toBe("passed");
  });

  it("FA8 accepts the rules", () => expect(run(["check", "rules", "rules.yml"], rules)).toBe("passed"));

  /** Runs the rules for half an hour over series that grow every 15 s, and expects some to fire at its end. */
  function judge(growth: Readonly<Record<string, string>>, firing: readonly string[]): string {
    const test = {
      interval: "15s",
      input_series: Object.entries(growth).map(([series, steps]) => ({ series, values: `${steps}x120` })),
      promql_expr_test: [
        {
          expr: 'count by (alertname) (ALERTS{alertstate="firing"})',
          eval_time: "30m",
          exp_samples: firing.map((name) => ({ labels: `{alertname="${name}"}`, value: 1 })),
        },
      ],
    };
    const text = JSON.stringify({ rule_files: ["rules.yml"], evaluation_interval: "15s", tests: [test] });
    return run(["test", "rules", "test.yml"], { ...rules, "test.yml": text });
  }

  const healthy = {
    'up{job="fastapi"}': "1+0",
    'starlette_requests_total{path="/expenses",status_code="200"}': "0+98",
    'starlette_requests_total{path="/expenses",status_code="503"}': "0+2",
    'starlette_request_duration_seconds_bucket{path="/expenses",le="1.0"}': "0+98",
    'starlette_request_duration_seconds_bucket{path="/expenses",le="2.5"}': "0+100",
    'starlette_request_duration_seconds_bucket{path="/expenses",le="+Inf"}': "0+100",
  };

  it("is silent while two requests in a hundred fail or take long", () =>
    expect(judge(healthy, [])).toBe("passed"));

  it("alerts when nothing answers", () =>
    expect(judge({ 'up{job="fastapi"}': "0+0" }, ["FastapiDown"])).toBe("passed"));

  it("alerts when ten requests in a hundred fail, however many probes succeed", () => {
    const failing = {
      'starlette_requests_total{path="/expenses",status_code="503"}': "0+11",
      'starlette_requests_total{path="/health",status_code="200"}': "0+1000",
    };
    expect(judge({ ...healthy, ...failing }, ["FastapiErrors"])).toBe("passed");
  });

  it("alerts when ten requests in a hundred take longer than a second", () => {
    const slow = { 'starlette_request_duration_seconds_bucket{path="/expenses",le="1.0"}': "0+90" };
    expect(judge({ ...healthy, ...slow }, ["FastapiSlow"])).toBe("passed");
  });
});
