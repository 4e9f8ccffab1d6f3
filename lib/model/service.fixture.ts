import { fixedImage } from "./image.ts";
import { mebibytes, millicores } from "./quantity.ts";
import { type ServiceProps, service } from "./service.ts";
import type { Service } from "./workload.ts";

/** A service that nothing is refused of, with the properties that a test is about. */
export function serviceOf(name: string, properties: Partial<ServiceProps> = {}): Service {
  return service(name, {
    image: fixedImage(name, "docker.io/example/web:1.2.3"),
    port: 8000,
    replicas: 1,
    cpu: millicores(100),
    memory: mebibytes(128),
    probes: { ready: "/ready", live: "/live" },
    ...properties,
  });
}
