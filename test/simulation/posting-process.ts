// A process of its own that posts what is due whenever its parent names an instant: two of them race for each report.
import { asWorkspaceId } from "../../src/domain/ids.js";
import { type DueDeps, postDue } from "../../src/schedule.js";
import { createClients, createSlackLogger } from "../../src/slack/api/clients.js";
import { holdingByUptime } from "../../src/slack/posts/holding.js";
import { openDatabase } from "../../src/store/sql/database.js";

export interface Round {
  /** The instant, in milliseconds. */
  at: number;
}

export interface RoundResult {
  /** The periods it posted. */
  posted: string[];
  errors: string[];
}

async function main(): Promise<void> {
  const { DATABASE_URL = "", SLACK_API_URL: apiUrl = "", SLACK_BOT_TOKEN: token = "", WORKSPACE = "" } = process.env;
  let errors: string[] = [];
  const note = (fields: object) => void errors.push(JSON.stringify(fields));
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: note };
  let now = new Date(0);
  const deps: DueDeps = {
    db: await openDatabase(DATABASE_URL),
    log,
    clients: createClients({ token, apiUrl, logger: createSlackLogger(log) }),
    workspaceId: asWorkspaceId(WORKSPACE),
    command: "/unit",
    clock: () => now,
    holding: holdingByUptime(() => performance.now()),
  };
  process.on("message", async ({ at }: Round) => {
    now = new Date(at);
    const results = await postDue(deps, { now, dryRun: false });
    const posted = results.filter(({ outcome }) => outcome === "posted").map(({ period }) => period);
    process.send?.({ posted, errors } satisfies RoundResult);
    errors = [];
  });
  process.on("disconnect", () => process.exit());
  process.send?.("ready");
}

void main();
