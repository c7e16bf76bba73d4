// Waits in tests: for what is seen, as long as a busy machine takes.
import { vi } from "vitest";

/** Checks again until it does not throw; throws what was thrown last when it does not come about. */
export function patiently<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 40_000, interval: 5 });
}
