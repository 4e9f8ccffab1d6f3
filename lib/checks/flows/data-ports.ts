/** Ports at which databases, caches and queues are usually served, by words that variables have for them. */
export const portsByWord: Readonly<Record<string, readonly number[]>> = {
  AMQP: [5671, 5672],
  KAFKA: [9092, 9094, 9096, 9098],
  MYSQL: [3306],
  PG: [5432],
  POSTGRES: [5432],
  RABBITMQ: [5671, 5672],
  REDIS: [6379, 6380],
};

/** All of them. */
export const dataPorts: ReadonlySet<number> = new Set([1433, 27017, ...Object.values(portsByWord).flat()]);
