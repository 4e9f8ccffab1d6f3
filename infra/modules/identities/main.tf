# One role for each ServiceAccount, with EKS Pod Identity: no ARN stands in a manifest. A file for each set of
# permissions; https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html.

data "aws_partition" "current" {}

locals {
  full_names = { for account in keys(var.identities) : account => "${var.cluster.name}-${replace(account, "/", "-")}" }

  # IAM takes 64 characters.
  names = { for account, name in local.full_names : account =>
    length(name) <= 64 ? name : "${substr(name, 0, 55)}-${substr(sha256(name), 0, 8)}"
  }

  associations = { for account in keys(var.identities) : account => {
    pods = {
      cluster_name    = var.cluster.name
      namespace       = split("/", account)[0]
      service_account = split("/", account)[1]
    }
  } }

  accounts_with = { for permissions in ["certificates", "load-balancers", "observability", "records", "scaling", "secrets", "volumes"] :
    permissions => toset([for account, identity in var.identities : account if identity.permissions == permissions])
  }
}
