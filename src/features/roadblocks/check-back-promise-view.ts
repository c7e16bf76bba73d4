// The words for when Bookend checks back on a roadblock.
import type { School } from "../../store/schools.js";

/** "I'll check back in 4 weeks." */
export function checkBackWords({ prompts: { roadblockWeeks: weeks } }: School): string {
  return `I'll check back in ${weeks} ${weeks === 1 ? "week" : "weeks"}.`;
}
