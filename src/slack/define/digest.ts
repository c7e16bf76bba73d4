// A short text that tells two states of something apart: for versions, and for what a form or a button carries as seen.
import { createHash } from "node:crypto";

/** The first `length` characters of a hash of it. Differs when its JSON does. */
export const digest = (shown: unknown, length: number): string =>
  createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, length);
