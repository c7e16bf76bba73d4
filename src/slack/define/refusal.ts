// A "no" in the person's words: thrown anywhere in a feature, caught in receive/, shown where the person asked.

/** The person reads the whole `message`. It says what happened and what to do. What to type is in backticks. */
export class Refusal extends Error {
  override name = "Refusal";
}
