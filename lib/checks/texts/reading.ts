import { podNamesIn } from "../called-hosts/pods.ts";
import { mayNameService } from "../called-hosts/urls.ts";
import { remembered } from "../remembered.ts";
import { mayHoldAccount } from "../secrets/accounts.ts";
import { type Alone, readAlone } from "../secrets/credentials.ts";

/** What a text has in it that some rule asks for, wherever the text stands. */
export interface Reading {
  readonly credential: Alone;
  /** Whether it has as many digits as an account id of AWS. */
  readonly mayHoldAccount: boolean;
  /** Whether it has a name below `svc`. */
  readonly mayNameService: boolean;
  /** Whether it has a name in the form of those of the pods of StatefulSets. */
  readonly mayNamePod: boolean;
}

/** Shorter than what rules ask for, but for names in DNS: those have a dot. */
const leastWithoutDot = "a://:b@".length;

/** Longer texts seldom stand in two places, and take longer to look up than to read. */
const longestKept = 64;

/** Reads a text; nothing of one that no rule asks for, as nearly all are. */
function readingOf(text: string): Reading | undefined {
  const credential = readAlone(text);
  const reading = {
    credential,
    mayHoldAccount: credential.hasLongRun && mayHoldAccount(text),
    mayNameService: mayNameService(text),
    mayNamePod: podNamesIn(text).length > 0,
  };
  const isOfUse =
    credential.form !== undefined ||
    credential.assigned !== undefined ||
    reading.mayHoldAccount ||
    reading.mayNameService ||
    reading.mayNamePod;
  return isOfUse ? reading : undefined;
}

/** Reads the texts of a tree: half of them are too short, and most of the others stand in many places. */
export function textReader(): (text: string) => Reading | undefined {
  const readShort = remembered(readingOf);
  return (text) => {
    if (text.length > longestKept) return readingOf(text);
    return text.length < leastWithoutDot && !text.includes(".") ? undefined : readShort(text);
  };
}
