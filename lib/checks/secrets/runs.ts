/** A set of letters of ASCII, by their codes. */
type Letters = Uint8Array;

function lettersOf(text: string): Letters {
  const letters = new Uint8Array(128);
  for (const letter of text) letters[letter.charCodeAt(0)] = 1;
  return letters;
}

const digits = "0123456789";

/** The digits. */
export const ofNumbers = lettersOf(digits);

const lettersOfBase64 = `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz${digits}+/`;

/** The letters of base64. */
export const ofBase64 = lettersOf(lettersOfBase64);

/** The letters of base64, and what it is filled up with. */
export const ofPaddedBase64 = lettersOf(`${lettersOfBase64}=`);

/**
 * Whether a text has so many letters of a set in a row. It takes no look at most letters: one that is not of the set
 * ends every run that it would be in.
 */
export function hasRun(text: string, letters: Letters, least: number): boolean {
  let end = least - 1;
  while (end < text.length) {
    let at = end;
    while (at > end - least && letters[text.charCodeAt(at)] === 1) at--;
    if (at === end - least) return true;
    end = at + least;
  }
  return false;
}
