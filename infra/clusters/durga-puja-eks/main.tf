# Terraform root of the cluster that this folder is named after; the same text for each. What differs between clusters
# stands in cluster.ts and in the applications, which `npm run generate` puts together.
terraform {
  required_version = ">= 1.11"

  # Those of the modules, too.
  required_providers {
    aws       = { source = "hashicorp/aws", version = "~> 5.100" }
    cloudinit = { source = "hashicorp/cloudinit", version = "~> 2.3" }
    null      = { source = "hashicorp/null", version = "~> 3.2" }
    random    = { source = "hashicorp/random", version = "~> 3.7" }
    time      = { source = "hashicorp/time", version = "~> 0.13" }
    tls       = { source = "hashicorp/tls", version = "~> 4.1" }
  }
}

locals {
  facts = jsondecode(file("${path.module}/../../../generated/${basename(abspath(path.module))}/infra.json"))
}

# The facts say both. Who names one by -var is stopped where it differs, instead of building in the wrong place.
variable "region" {
  description = "Region that the cluster is expected in; the facts decide when it is left out."
  type        = string
  default     = null

  validation {
    condition     = var.region == null || var.region == local.facts.cluster.region
    error_message = "The region is ${local.facts.cluster.region}; it is changed in cluster.ts."
  }
}

variable "cluster_name" {
  description = "Name that the cluster is expected to have; the facts decide when it is left out."
  type        = string
  default     = null

  validation {
    condition     = var.cluster_name == null || var.cluster_name == local.facts.cluster.name
    error_message = "The cluster is ${local.facts.cluster.name}; it is changed in cluster.ts."
  }
}

provider "aws" {
  region              = local.facts.cluster.region
  allowed_account_ids = [local.facts.cluster.account]

  default_tags {
    tags = local.facts.tags
  }
}

module "cluster" {
  source = "../../modules/cluster"

  facts = local.facts
}

output "cluster_name" {
  description = "Name of the cluster."
  value       = module.cluster.cluster_name
}

output "region" {
  description = "Region of the cluster."
  value       = local.facts.cluster.region
}

output "configure_kubectl" {
  description = "Command that lets kubectl reach the cluster."
  value       = module.cluster.configure_kubectl
}

output "runbook" {
  description = "What the runbooks ask for: roles, addresses, buckets, secrets to fill, name servers, the alarms' topic."
  value       = module.cluster
}
