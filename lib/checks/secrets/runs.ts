/** Letters by their codes. */
export type Letters = Uint8Array;

/** A set of letters, all of them of ASCII. */
export function lettersOf(text: string): Letters {
  const letters = new Uint8Array(128);
  for (const letter of text) letters[letter.charCodeAt(0)] = 1;
  return letters;
}

/** Whether a letter of a text is one of a set; no letter is where the text ends. */
function isOf(letters: Letters, text: string, at: number): boolean {
  return letters[text.charCodeAt(at)] === 1;
}

/**
 * Where the next run of so many letters begins; -1 where none does. It takes no look at most letters: one that is not
 * of the set ends every run that it would be in.
 */
export function runFrom(text: string, letters: Letters, least: number, from = 0): number {
  let start = from;
  while (start + least <= text.length) {
    let at = start + least - 1;
    while (at >= start && isOf(letters, text, at)) at--;
    if (at < start) return start;
    start = at + 1;
  }
  return -1;
}

/** The letters of base64. */
export const base64 = lettersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

const random = lettersOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");
const digits = lettersOf("0123456789");

/** Runs of letters and digits shorter than this are words. */
const leastRandom = 12;

/** Whether a text has a run of letters and digits that is no word: what looks random is one, and so is an account id. */
export function mayLookRandom(text: string): boolean {
  let start = runFrom(text, random, leastRandom);
  while (start >= 0) {
    let at = start;
    for (; isOf(random, text, at); at++) if (isOf(digits, text, at)) return true;
    start = runFrom(text, random, leastRandom, at);
  }
  return false;
}
