/** Variables that the programs need to find each other, their configuration and a way to the network. */
const NEEDED =
  /^(PATH|HOME|USER|TERM|TMPDIR|LANG|LC_\w+|KUBECONFIG|AWS_\w+|TF_\w+|HELM_\w+|(GIT_)?SSL_\w+|NODE_EXTRA_CA_CERTS|npm_config_\w+|NPM_CONFIG_\w+|(HTTPS?|NO)_PROXY|https?_proxy|no_proxy)$/;

/** The part of an environment that programs get to see: other secrets of the shell are not theirs. */
export function environmentFor(environment: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => NEEDED.test(name)));
}
