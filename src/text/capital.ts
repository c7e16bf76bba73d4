// The first letter of a sentence.

/** "average level" becomes "Average level". Only the first letter changes. */
export const withCapital = (words: string): string => words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
