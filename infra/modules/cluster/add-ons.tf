locals {
  # Nodes become ready only with these, so that they come first; the others need nodes to run on.
  before_nodes = ["eks-pod-identity-agent", "kube-proxy", "vpc-cni"]

  # Only what has an account that calls AWS. EKS associates it together with the add-on: its pods never start without.
  add_on_accounts = {
    aws-ebs-csi-driver = [for account, identity in var.facts.identities : account if identity.permissions == "volumes"]
  }

  # https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html
  add_ons = { for name, add_on in var.facts.add_ons : name => {
    addon_version        = add_on.version
    configuration_values = add_on.configuration
    before_compute       = contains(local.before_nodes, name)
    pod_identity_association = [for account in lookup(local.add_on_accounts, name, []) : {
      role_arn        = module.identities.role_arns[account]
      service_account = split("/", account)[1]
    }]
    # A change that someone made by hand goes with the next version.
    resolve_conflicts_on_update = "OVERWRITE"
  } }
}
