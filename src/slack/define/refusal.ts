// A "no" in the user's words: thrown anywhere in a feature, caught by the router, shown where the person asked.

/** Everything in `message` is shown to the person; it says what happened and what to do. */
export class Refusal extends Error {
  override name = "Refusal";
}
