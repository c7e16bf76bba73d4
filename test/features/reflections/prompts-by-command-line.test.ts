// Runs `bookend due` for prompts and tips, which prints a line on each: the post, its period, its channel and the outcome.
import { expect, it } from "vitest";
import { saveSettings } from "../../../src/store/settings.js";
import { openDatabase } from "../../../src/store/sql/database.js";
import { buildFor } from "../../support/command-line.js";
import { addSchool } from "../../support/database.js";
import { ADMIN, STAFF } from "../../support/school.js";
import { prepareStart } from "../../support/starting.js";

const { run } = buildFor("prompts");

const DUE = "2026-11-16T15:00:00Z";

it("`bookend due` prints a line for each prompt and tip, the second time that they are out", async () => {
  const { env, slack } = await prepareStart("http");
  const db = await openDatabase(env.DATABASE_URL ?? "");
  const school = await addSchool(db, slack.teamId);
  await saveSettings(db, school, { promptChannels: `${STAFF},${ADMIN}`, tipChannel: ADMIN });
  await db.$disconnect();
  const lines = (outcome: string) =>
    [
      `reflection-prompt 2026-11/${STAFF} ${STAFF} ${outcome}`,
      `reflection-prompt 2026-11/${ADMIN} ${ADMIN} ${outcome}`,
      `weekly-tip 2026-W47 ${ADMIN} ${outcome}`,
      "",
    ].join("\n");
  const dry = await run(["due", "--at", DUE, "--dry-run"], env);
  expect(dry).toMatchObject({ code: 0, stderr: "", stdout: lines("posted: dry run, nothing was sent") });
  expect(await run(["due", "--at", DUE], env)).toMatchObject({ code: 0, stderr: "", stdout: lines("posted") });
  expect(await run(["due", "--at", DUE], env)).toMatchObject({ code: 0, stderr: "", stdout: lines("already") });
  expect([slack.messagesIn(STAFF).length, slack.messagesIn(ADMIN).length]).toEqual([1, 2]);
  expect(slack.problems).toEqual([]);
});
