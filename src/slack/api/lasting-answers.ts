// Remembers Slack's answers about what rarely changes, and keeps to the last one while Slack is unavailable.
import { SlackUnavailable } from "./slack-unavailable.js";

/** Memberships rarely change, and listing a large workspace takes several calls. */
export const LASTING_MS = 10 * 60 * 1000;

/** Asks with `ask` at most every 10 minutes for each id. Throws SlackUnavailable only if there never was an answer. */
export function createLasting<T>(ask: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const answers = new Map<string, { answer: T; until: number }>();
  return async (id) => {
    const last = answers.get(id);
    if (last && performance.now() < last.until) return last.answer;
    try {
      const answer = await ask(id);
      answers.set(id, { answer, until: performance.now() + LASTING_MS });
      return answer;
    } catch (error) {
      if (error instanceof SlackUnavailable && last) return last.answer;
      throw error;
    }
  };
}
