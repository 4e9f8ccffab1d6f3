/** Kinds of Elastic Cloud on Kubernetes, in the versions that are served. */
export const crds = [
  "agent.k8s.elastic.co/v1alpha1/Agent",
  "apm.k8s.elastic.co/v1/ApmServer",
  "apm.k8s.elastic.co/v1beta1/ApmServer",
  "autoops.k8s.elastic.co/v1alpha1/AutoOpsAgentPolicy",
  "autoscaling.k8s.elastic.co/v1alpha1/ElasticsearchAutoscaler",
  "beat.k8s.elastic.co/v1beta1/Beat",
  "elasticsearch.k8s.elastic.co/v1/Elasticsearch",
  "elasticsearch.k8s.elastic.co/v1beta1/Elasticsearch",
  "enterprisesearch.k8s.elastic.co/v1/EnterpriseSearch",
  "enterprisesearch.k8s.elastic.co/v1beta1/EnterpriseSearch",
  "kibana.k8s.elastic.co/v1/Kibana",
  "kibana.k8s.elastic.co/v1beta1/Kibana",
  "logstash.k8s.elastic.co/v1alpha1/Logstash",
  "maps.k8s.elastic.co/v1alpha1/ElasticMapsServer",
  "packageregistry.k8s.elastic.co/v1alpha1/PackageRegistry",
  "stackconfigpolicy.k8s.elastic.co/v1alpha1/StackConfigPolicy",
] as const;

/** Kinds whose creation the operator's webhook allows: all of them. */
export const webhooks = [
  "agent.k8s.elastic.co/Agent",
  "apm.k8s.elastic.co/ApmServer",
  "autoops.k8s.elastic.co/AutoOpsAgentPolicy",
  "autoscaling.k8s.elastic.co/ElasticsearchAutoscaler",
  "beat.k8s.elastic.co/Beat",
  "elasticsearch.k8s.elastic.co/Elasticsearch",
  "enterprisesearch.k8s.elastic.co/EnterpriseSearch",
  "kibana.k8s.elastic.co/Kibana",
  "logstash.k8s.elastic.co/Logstash",
  "maps.k8s.elastic.co/ElasticMapsServer",
  "packageregistry.k8s.elastic.co/PackageRegistry",
  "stackconfigpolicy.k8s.elastic.co/StackConfigPolicy",
] as const;
