import { once } from "../graph/once.ts";
import { remembered } from "../remembered.ts";
import { type Host, hostOf, hostWithPort } from "./host.ts";
import { distinctHosts, hostsInText, hostsInValue } from "./text.ts";
import type { Variable } from "./variables.ts";

/** Variables that name hosts without going there: what may call, where the pod itself listens, what browsers see. */
const notCalled =
  /CORS|ORIGIN|ALLOWED|NO_PROXY|CSRF|TRUSTED|PUBLIC|EXTERNAL|REDIRECT|CALLBACK|ADVERTISED|LISTEN|BIND|VIRTUAL_HOST|^HOST$|^HOSTNAME$|SERVER_NAME|ROOT_URL|^BASE_URL$|^APP_URL$|SITE_URL|ISSUER|AUDIENCE|^(NEXT_PUBLIC|VITE|REACT_APP)_|RESOURCE_ATTRIBUTES|^(APP|HTTP|SERVER|GRPC|UVICORN|FLASK_RUN|WEB)_HOST/i;

/** Variables of which the value is one or more hosts. */
const ofHosts =
  /(HOST|HOSTS|HOSTNAME|ADDR|ADDRS|ADDRESS|ADDRESSES|SERVER|SERVERS|ENDPOINT|ENDPOINTS|BROKER|BROKERS|BROKERCONNECT|SEEDS|NODES|UPSTREAM|SENTINELS|URL|URI)$/i;

/** Beginnings of variables that speak of something else than the container itself. */
const ofOthers =
  /(^|_)(DB|DATABASE|PG|POSTGRES|POSTGRESQL|MYSQL|MARIADB|MONGO|MONGODB|REDIS|VALKEY|CACHE|MEMCACHED|RABBITMQ|RABBIT|AMQP|KAFKA|NATS|ELASTICSEARCH|ELASTIC|OPENSEARCH|QUEUE|BROKER|CELERY|OTEL|OTLP|JAEGER|ZIPKIN|TEMPO|LOKI|BACKEND|UPSTREAM|API|GATEWAY|AUTH|SMTP|MAIL|MINIO|VAULT|CONSUL|STATSD|ETCD|ZOOKEEPER)_?/i;

function portBeside(name: string, variables: ReadonlyMap<string, Variable>): number | undefined {
  const sibling = name.replace(/HOSTNAME$|HOST$|ADDRESS$|ADDR$|SERVER$/i, (end) =>
    end === end.toLowerCase() ? "port" : "PORT",
  );
  const value = sibling === name ? undefined : variables.get(sibling)?.value;
  return value !== undefined && /^\d{1,5}$/.test(value.trim()) ? Number(value) : undefined;
}

/** What the name of a variable says of its value. */
const meaningOf = remembered((name) => ({ isOfHosts: ofHosts.test(name), isCalled: !notCalled.test(name) }));

/** The addresses of which the value of a variable is a list; none where it is something else. */
function itemsOf(value: string): string[] {
  const items = value
    .split(/[,\s]+/)
    .map((item) => item.replace(/^["'[]+|["'\]]+$/g, ""))
    .filter((item) => item !== "");
  return items.every((item) => /^[a-z0-9.-]+(:\d{1,5})?$/.test(item)) ? items : [];
}

function listed(
  { name }: Variable,
  items: readonly string[],
  variables: ReadonlyMap<string, Variable>,
): Host[] {
  const certainty = ofOthers.test(name) ? "expected" : "possible";
  return items.flatMap(
    (item) =>
      (item.includes(":")
        ? hostWithPort(item, certainty)
        : hostOf(item, portBeside(name, variables), certainty)) ?? [],
  );
}

interface Alone {
  readonly items: readonly string[];
  readonly hosts: readonly Host[];
}

const nothing: Alone = { items: [], hosts: [] };

/** What a variable says by itself, whichever container it is of. */
const readAlone = once(({ name, value }: Variable): Alone => {
  const { isOfHosts, isCalled } = meaningOf(name);
  if (!isCalled) return nothing;
  if (value.includes("\n")) return { items: [], hosts: hostsInText(value) };
  return { items: isOfHosts ? itemsOf(value) : [], hosts: hostsInValue(value) };
});

/** Hosts that a variable leads to: of a URL, of a list of addresses, or of a name with its port in another. */
export function hostsOfVariable(
  variable: Variable,
  variables: ReadonlyMap<string, Variable>,
): readonly Host[] {
  const { items, hosts } = readAlone(variable);
  return items.length === 0 ? hosts : distinctHosts([...listed(variable, items, variables), ...hosts]);
}
