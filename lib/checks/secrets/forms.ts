import { hasRun, ofBase64 } from "./runs.ts";

/** A form that only credentials of one kind have. */
type Form = readonly [what: string, pattern: RegExp];

/** Forms that only credentials have. */
const forms: readonly Form[] = [
  ["an AWS access key", /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ["a private key", /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----|\bAGE-SECRET-KEY-1[0-9A-Z]{50,}/],
  ["a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})/],
  ["a GitLab token", /\bgl(?:pat|ptt|dt|rt)-[\w-]{20,}/],
  [
    "a Slack token",
    /\bxox[abeoprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com\/services\/T(?!0+\b|X+\b)\w+\/B\w+\/\w+/,
  ],
  ["a Google API key", /\bAIza[\w-]{35}/],
  ["a Google client secret", /\bGOCSPX-[\w-]{20,}/],
  ["a Stripe key", /\b(?:[rs]k_live_|whsec_)[A-Za-z0-9]{16,}/],
  ["a JSON Web Token", /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["a PyPI token", /\bpypi-AgE[\w-]{40,}/],
  ["a Docker Hub token", /\bdckr_pat_[\w-]{20,}/],
  ["a SendGrid key", /\bSG\.[\w-]{16,}\.[\w-]{16,}/],
  ["a Twilio key", /\bSK[0-9a-f]{32}\b/],
  ["a key of a language model", /(?<![\w-])sk-(?=[\w-]*\d)(?=[\w-]*[A-Z])[\w-]{24,}/],
  ["a Vault token", /\bhv[sbr]\.[\w-]{24,}/],
  ["a Grafana token", /\bglsa_[A-Za-z0-9]{32}_[0-9a-f]{8}\b|\bglc_eyJ[\w-]{20,}/],
  ["a DigitalOcean token", /\bdo[opr]_v1_[0-9a-f]{64}\b/],
  ["a New Relic key", /\bNRAK-[A-Z0-9]{27}\b/],
  ["a Shopify token", /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/],
  ["a Mailgun key", /(?<![\w-])key-[0-9a-f]{32}\b/],
  ["a Telegram token", /\b\d{8,10}:AA[\w-]{33}\b/],
  ["a Discord webhook", /discord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{40,}/],
  ["a Teams webhook", /\.webhook\.office\.com\/webhookb2\/[\w@-]{30,}/],
  ["an Azure storage key", /\bAccountKey=[A-Za-z0-9+/]{80,}={0,2}/],
  [
    "a password hash",
    /\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}|\$apr1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\$6\$[^$\s]+\$[./A-Za-z0-9]{86}/,
  ],
  ["a registry login", /"auths"\s*:\s*\{[^}]{0,500}"(?:auth|password)"\s*:\s*"[^"$<{]{4,}"/],
];

/** What every form has something of: most texts have nothing of it, and are not compared with each form. */
const marks =
  /AKIA|ASIA|PRIVATE KEY|AGE-SECRET|hooks\.slack|AIza|GOCSPX|(?<=ey)J|SG\.|SK[0-9a-f]|hv[sbr]\.|NRAK|:AA|webhook|AccountKey|"auths"/;

/** Marks that end with the same two letters: to search for those and to look back from them is faster by far. */
const endingMarks =
  /(?<=gh[pousr]|github_pat|npm|glc|glsa|whsec|k_live|_v1|shp(?:at|ca|pa|ss)|dckr_pat)_|(?<=gl[pdr][at]?t|xox[abeoprs]|pypi|sk|key)-/;

/** A mark of its own: an alternative of one character would make the search for all the others slow. */
const hashMark = /\$(?:2[aby]|apr1|6)\$/;

function mayHaveForm(text: string): boolean {
  return endingMarks.test(text) || marks.test(text) || (text.includes("$") && hashMark.test(text));
}

function formIn(text: string): string | undefined {
  if (!mayHaveForm(text)) return undefined;
  return forms.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Base64 of less holds no credential, and of more is a file. */
const encoded = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{24,20000}={0,2}(?![A-Za-z0-9+/=])/g;
const leastEncoded = 24;
const mostDecoded = 20;

const isReadable = (text: string) => /^[\t\r\n -~]+$/.test(text);

/** Shorter texts hold nothing of a form. */
const shortest = 16;

/** What kind of credential a text holds by its form. */
export function plainForm(text: string): string | undefined {
  return text.length < shortest ? undefined : formIn(text);
}

/** What kind of credential a text holds by its form as base64. */
export function encodedForm(text: string): string | undefined {
  if (!hasRun(text, ofBase64, leastEncoded)) return undefined;
  for (const run of (text.match(encoded) ?? []).slice(0, mostDecoded)) {
    const decoded = Buffer.from(run, "base64").toString("latin1");
    const form = isReadable(decoded) ? formIn(decoded) : undefined;
    if (form !== undefined) return `${form} in base64`;
  }
  return undefined;
}
