# Made by infra/bootstrap.
# https://developer.hashicorp.com/terraform/language/backend/s3
terraform {
  backend "s3" {
    bucket       = "gitops-delivery-pipeline"
    key          = "gitops-delivery-cluster/terraform.tfstate"
    region       = "us-east-1"
    encrypt      = true
    use_lockfile = true
  }
}
