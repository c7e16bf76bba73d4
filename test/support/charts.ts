// Charts whose refusals are kept in memory, for tests without a database.
import { type Charts, createCharts } from "../../src/slack/send/charts.js";

export function chartsInMemory(now: () => Date = () => new Date("2026-11-03T08:00:00Z")): Charts & { refused: Date[] } {
  const refused: Date[] = [];
  const refusals = {
    latest: async () => refused.at(-1),
    add: async (at: Date) => {
      refused.push(at);
    },
  };
  const logError = (_fields: object, error: unknown) => {
    throw error;
  };
  return { ...createCharts({ refusals, now, logError }), refused };
}
