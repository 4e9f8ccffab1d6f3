import { describe, expect, it } from "vitest";
import { seconds } from "./duration.ts";
import { DefinitionError } from "./problem.ts";
import { ANY_HOST, alb, chartService, loadBalancer, nginx, route, servicePort } from "./route.ts";
import { serviceOf } from "./service.fixture.ts";

const web = serviceOf("web", { port: { http: 8080, metrics: 9090 } });

describe("route", () => {
  it("leads the paths of a host to workloads", () => {
    const paths = { "/": web, "/api/v1.2/~a_b-c": web };
    expect(route("app.example.com", paths, nginx())).toEqual({
      kind: "host",
      host: "app.example.com",
      paths,
      via: { controller: "nginx" },
    });
  });

  it("refuses a host that is not a DNS name", () => {
    expect(() => route("*.example.com", { "/": web }, nginx())).toThrow(
      new DefinitionError(
        'host "*.example.com" is not a DNS name; write it as "app.example.com", in lower case, without scheme or port',
      ),
    );
  });

  it("refuses a host without paths", () => {
    expect(() => route("app.example.com", {}, nginx())).toThrow(
      new DefinitionError('route app.example.com has no paths; lead at least "/" to a workload'),
    );
  });

  it.each([
    "",
    "api",
    "//api",
    "/a//b",
    "/a/../b",
    "/a/./b",
    "/..",
    "/a b",
    "/a;b",
    "/a{b}",
    "/a*",
    "/$a",
    "/a%2Fb",
    "/a?b",
    "/a#b",
    "/ä",
    "/a\n",
  ])("refuses path %j, which a controller refuses or reads as something else", (path) => {
    expect(() => route("app.example.com", { [path]: web }, nginx())).toThrow(
      new DefinitionError(
        `route app.example.com has path "${path}"; write it as "/api/v1", of letters, digits, "-", "_", "." and "~"`,
      ),
    );
  });

  it("refuses a trailing slash", () => {
    expect(() => route("app.example.com", { "/api/": web }, nginx())).toThrow(
      new DefinitionError(
        'route app.example.com has path "/api/"; leave the trailing "/" out: a path takes everything below it',
      ),
    );
  });
});

describe("what serves a host", () => {
  it("is NGINX, with the issuer of the certificate where the route owns the host", () => {
    expect(nginx({ issuer: "letsencrypt" })).toEqual({ controller: "nginx", issuer: "letsencrypt" });
    expect(nginx()).toEqual({ controller: "nginx" });
  });

  it("is an Application Load Balancer, with or without TLS", () => {
    expect(alb({ tls: true })).toEqual({ controller: "alb", tls: true, drain: seconds(30) });
    expect(alb({ tls: false, name: "shop", drain: seconds(60) })).toEqual({
      controller: "alb",
      tls: false,
      name: "shop",
      drain: seconds(60),
    });
  });
});

describe("the certificate of an Application Load Balancer", () => {
  it("is the host's, or that of another host by name", () => {
    expect(alb({ tls: "example.com" })).toMatchObject({ tls: "example.com" });
    expect(() => alb({ tls: "https://example.com" })).toThrow(
      new DefinitionError(
        'host of a certificate "https://example.com" is not a DNS name; write it as "app.example.com", in lower case, without scheme or port',
      ),
    );
  });

  it("has to be named where the route takes any host", () => {
    expect(() => route(ANY_HOST, { "/": web }, alb({ tls: true }))).toThrow(
      new DefinitionError(
        'route * has TLS and no host to find a certificate by; name one: alb({ tls: "app.example.com" })',
      ),
    );
  });
});

describe("loadBalancer", () => {
  it("is a Classic Load Balancer in front of one workload", () => {
    expect(loadBalancer(web, { port: 80 })).toEqual({
      kind: "load-balancer",
      workload: web,
      port: 80,
      type: "classic",
    });
  });

  it("refuses a port out of range", () => {
    expect(() => loadBalancer(web, { port: 0 })).toThrow(
      new DefinitionError("load balancer of web has port 0; give a whole number from 1 to 65535"),
    );
  });
});

describe("the certificate of a load balancer", () => {
  const certificate = "arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef";

  it("is an ARN of ACM", () => {
    expect(loadBalancer(web, { port: 80, certificate })).toMatchObject({ certificate });
    expect(() => loadBalancer(web, { port: 80, certificate: "app.example.com" })).toThrow(
      new DefinitionError(
        'load balancer of web has certificate "app.example.com"; give its ARN in ACM, as "arn:aws:acm:us-east-1:111122223333:certificate/…"',
      ),
    );
  });

  it("is refused beside port 443 without TLS", () => {
    expect(() => loadBalancer(web, { port: 443, certificate })).toThrow(
      new DefinitionError(
        "load balancer of web serves port 443 without TLS beside its certificate; give the port that it serves without TLS, such as 80",
      ),
    );
  });
});

describe("chartService", () => {
  it("refuses a name and a port that no Service has", () => {
    expect(() => chartService("Grafana", 80)).toThrow(
      new DefinitionError(
        'Service name "Grafana" is not a DNS label; use lower-case letters, digits and hyphens, with a letter or digit at both ends',
      ),
    );
    expect(() => chartService("grafana", Number.NaN)).toThrow(
      new DefinitionError("Service grafana has port NaN; give a whole number from 1 to 65535"),
    );
  });
});

describe("servicePort", () => {
  it("is the first port of a workload", () => {
    expect(servicePort(web)).toEqual({ name: "web", number: 8080 });
  });

  it("is the port that a chart's Service is known to have", () => {
    expect(servicePort(chartService("grafana", 80))).toEqual({ name: "grafana", number: 80 });
  });
});
