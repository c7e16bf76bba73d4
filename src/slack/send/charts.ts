// Whether this workspace's Slack draws charts. Where it doesn't, messages go without them from the start.

/** What is remembered of it, for each workspace. */
interface ChartRefusals {
  latest(): Promise<Date | undefined>;
  add(at: Date): Promise<void>;
}

export interface Charts {
  /** Are charts worth sending? Never throws. */
  areWelcome(): Promise<boolean>;
  /** Slack refused a message, and took it without its charts. Never throws. */
  wereRefused(): Promise<void>;
}

/** Slack may have learned to draw them by then. Finding out costs one refused call. */
const REFUSED_FOR_MS = 4 * 7 * 24 * 60 * 60 * 1000;

export function createCharts(deps: {
  refusals: ChartRefusals;
  now(): Date;
  logError(fields: object, error: unknown): void;
}): Charts {
  const { refusals, now, logError } = deps;
  return {
    async areWelcome() {
      try {
        const refusedAt = await refusals.latest();
        // A refusal far ahead is from a clock that was wrong.
        return !refusedAt || Math.abs(now().getTime() - refusedAt.getTime()) >= REFUSED_FOR_MS;
      } catch (error) {
        logError({ during: "find out if charts are drawn" }, error);
        return true;
      }
    },
    async wereRefused() {
      try {
        await refusals.add(now());
      } catch (error) {
        // The message is out. The next one finds out again.
        logError({ during: "remember that charts are refused" }, error);
      }
    },
  };
}

/**
 * The same, with the answer known already. A post needs it before its row says "sending": a process that stops between
 * that and the call to Slack may find on waking that another one has taken over.
 */
export async function askFirst(charts: Charts): Promise<Charts> {
  const areWelcome = await charts.areWelcome();
  return { ...charts, areWelcome: async () => areWelcome };
}
