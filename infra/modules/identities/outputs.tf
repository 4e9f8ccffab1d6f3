output "role_arns" {
  description = "Role of each ServiceAccount, by namespace/name."
  value = { for account, role in merge(
    module.buckets, module.certificates, module.load_balancers, module.observability,
    module.records, module.scaling, module.secrets, module.volumes,
  ) : account => role.iam_role_arn }
}
