/**
 * A text without certain characters at its end: a regular expression with `+$` would begin anew at each of them where
 * they stand in the middle.
 */
export function withoutTrailing(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
