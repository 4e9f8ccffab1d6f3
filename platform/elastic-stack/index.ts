import { addObject, type Model } from "#lib/constructs/object.ts";
import { defineAddOn } from "#lib/model/add-on.ts";
import type { Opening } from "#lib/model/opening.ts";
import { withTracing } from "../clusters.ts";
import { operatorPods } from "../eck-operator/pods.ts";
import { elasticsearchOn } from "./elasticsearch.ts";
import { kibana } from "./kibana.ts";
import type { Elasticsearch, Kibana, Logstash } from "./kinds.ts";
import { indexTemplates, logstashOn, logstashOpening } from "./logstash.ts";
import { elasticsearchName, namespace } from "./stack.ts";

function model(resource: Elasticsearch | Kibana | Logstash): Model {
  return { toJSON: () => resource };
}

/** The operator asks Elasticsearch for its health. */
const elasticsearchOpening: Opening = {
  name: "elasticsearch",
  pods: { "elasticsearch.k8s.elastic.co/cluster-name": elasticsearchName },
  port: 9200,
  to: operatorPods,
};

/**
 * Elasticsearch, Logstash and Kibana: logs of all services, searchable, compressed and kept for a week.
 *
 * @see https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/manage-deployments
 */
export default defineAddOn({
  name: "elastic-stack",
  on: withTracing,
  namespace: { name: namespace, podSecurity: "restricted" },
  contents: (cluster) => ({
    openings: [elasticsearchOpening, logstashOpening],
    resources(chart) {
      addObject(chart, model(elasticsearchOn(cluster)));
      addObject(chart, model(kibana));
      addObject(chart, indexTemplates);
      addObject(chart, model(logstashOn(cluster)));
    },
  }),
});
