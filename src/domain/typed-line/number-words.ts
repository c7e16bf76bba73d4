// Numbers and ordinals as words, in lower case and in order.
export const NUMBER_WORDS = "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve".split("|");

/** Begins with "first" at index 0. */
export const ORDINAL_WORDS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth".split(
  "|",
);
