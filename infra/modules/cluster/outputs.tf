output "cluster_name" {
  description = "Name of the cluster."
  value       = module.eks.cluster_name
}

output "configure_kubectl" {
  description = "Command that lets kubectl reach the cluster."
  value       = "aws eks update-kubeconfig --region ${var.facts.cluster.region} --name ${module.eks.cluster_name}"
}

output "group_roles" {
  description = "Role that a person assumes to be in a Kubernetes group, by group."
  value       = { for group, role in aws_iam_role.group : group => role.arn }
}

output "databases" {
  description = "Address of each database, by its identifier."
  value       = { for name, database in aws_db_instance.this : name => database.endpoint }
}

output "caches" {
  description = "Address of each cache's primary, by its identifier."
  value       = { for name, cache in module.cache : name => cache.replication_group_primary_endpoint_address }
}

output "buckets" {
  description = "Names of the buckets."
  value       = keys(module.bucket)
}

output "repositories" {
  description = "Where images are pushed to, by name of the repository."
  value       = { for name, repository in module.repository : name => repository.repository_url }
}

output "secrets_to_fill" {
  description = "Keys that a person fills in, by name of the secret."
  value       = { for name, secret in var.facts.secrets : name => secret.filled if length(secret.filled) > 0 }
}

output "zone_name_servers" {
  description = "Name servers that the parent zone delegates to; empty without a zone."
  value       = flatten(values(module.zone.route53_zone_name_servers))
}

output "alarm_topic" {
  description = "SNS topic of the alarms, to be subscribed to; null without alarms."
  value       = one(aws_sns_topic.alarms[*].arn)
}
