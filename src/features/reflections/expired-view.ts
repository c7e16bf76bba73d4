// What people read when the form of a reflection can no longer be saved, or its sheet is gone.

export const EXPIRED =
  "This form has expired. Your answers are saved in a draft: open the reflection again to continue.";

/** Backticks mark what to type. */
export const goneWords = (command: string): string =>
  `This reflection is no longer available. Type \`${command} reflect\` to pick another one.`;
