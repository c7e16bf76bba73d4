// When Bookend checks back on a roadblock.
import { WEEK_MS } from "./time/duration.js";

/** When to check back on a roadblock that was named, or answered, at `now`. */
export const checkBackAt = (now: Date, weeks: number): Date => new Date(now.getTime() + weeks * WEEK_MS);
