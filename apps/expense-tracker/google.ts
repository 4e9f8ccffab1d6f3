import { external } from "#lib/model/external.ts";

/**
 * Google's sign-in and its APIs: the networks of Google's default domains, which are those of Google less those
 * it rents out as Google Cloud.
 *
 * @see https://support.google.com/a/answer/10026322
 */
export const google = external("google", {
  port: 443,
  cidrs: [
    "64.233.160.0/19",
    "66.102.0.0/20",
    "66.249.64.0/19",
    "72.14.192.0/18",
    "74.125.0.0/16",
    "108.177.0.0/17",
    "142.250.0.0/15",
    "172.217.0.0/16",
    "172.253.0.0/16",
    "173.194.0.0/16",
    "192.178.0.0/15",
    "209.85.128.0/17",
    "216.58.192.0/19",
    "216.239.32.0/19",
  ],
});
