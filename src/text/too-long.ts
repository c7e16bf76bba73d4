// What people read of a text that is longer than its field takes.

/** Both in UTF-16 units, as Slack's clients count. */
export const tooLongWords = (max: number, length: number): string =>
  `Keep it to ${max} characters or fewer. This has ${length}.`;
