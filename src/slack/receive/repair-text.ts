// Repairs the texts of a request from Slack before anything reads them.

/**
 * Replaces halves of surrogate pairs in every text inside, in place: Bolt hands out parts of the same object. JSON may
 * hold them, but neither a database nor a strict reader of JSON takes them.
 */
export function repairText(value: unknown): void {
  if (value === null || typeof value !== "object") return;
  const holder = value as Record<string, unknown>;
  for (const [key, inner] of Object.entries(holder)) {
    if (typeof inner === "string") holder[key] = inner.toWellFormed();
    else repairText(inner);
  }
}
