/** Bytes of UTF-8 that each character of a text has at the most, as JavaScript counts characters. */
export const mostBytesOfCharacter = 3;
