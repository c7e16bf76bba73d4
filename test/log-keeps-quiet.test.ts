// The log holds no token and nothing people typed, whatever they do and whatever goes wrong.
import { expect, it } from "vitest";
import type { JsonObject } from "../sandbox/workspace/json.js";
import { toForgedClick } from "./support/asking.js";
import { COMPLETE, logByForm, logInOneLine, openForm } from "./support/logging.js";
import { LEE, type School, STAFF, startSchool, TESS } from "./support/school.js";
import { lockWrites } from "./support/sqlite-file.js";

const CANARY = "canary-7Q2";

/** Names that Bookend doesn't have, in every payload that carries one. */
async function toUnknownPayloads(school: School): Promise<JsonObject[]> {
  const click = await toForgedClick(school, { name: CANARY, value: { text: CANARY } });
  const { team, user, trigger_id } = click;
  const view = {
    id: "V0000000999",
    type: "modal",
    callback_id: CANARY,
    private_metadata: CANARY,
    state: { values: {} },
  };
  const known = { ...view, callback_id: "log-unit", private_metadata: "{}", blocks: [] };
  const by = { team, user, trigger_id };
  return [
    click,
    { ...click, actions: [{ type: "button", action_id: `run:${CANARY}`, value: CANARY, action_ts: "1.000003" }] },
    { ...by, type: "shortcut", callback_id: CANARY, action_ts: "1.000004" },
    { ...by, type: "view_submission", view },
    { ...by, type: "view_submission", view: known },
    { ...by, type: "block_suggestion", view: known, action_id: CANARY, block_id: CANARY, value: CANARY },
    { ...by, type: "block_suggestion", view: { ...known, state: CANARY }, action_id: CANARY, value: CANARY },
    {
      ...by,
      type: "block_actions",
      view: known,
      actions: [{ type: "plain_text_input", action_id: CANARY, value: CANARY }],
    },
  ];
}

it("stays free of canaries and tokens through successes, refusals and failures", async () => {
  const school = await startSchool();
  const { slack, logged } = school;
  const tess = slack.as(TESS);
  await logByForm(school, { title: `Form ${CANARY}`, notes: CANARY });
  await logInOneLine(school, `Line ${CANARY}, grade 4, level 2 with <@${LEE}>`);
  for (const text of [CANARY, `list ${CANARY}`, `report ${CANARY}`, `log ${CANARY}, level 9, on 31 Feb`]) {
    await tess.command("/unit", text, { channel: STAFF });
    await slack.settle();
    while (tess.modal()) await tess.close();
  }
  for (const kind of ["html", "reset"] as const) {
    slack.faults.next("views.open", { kind }, 5);
    await tess.command("/unit", `log ${CANARY}`, { channel: STAFF });
    await slack.settle();
  }
  slack.faults.clear();
  await openForm(school);
  await tess.fill({ ...COMPLETE, title: CANARY, notes: CANARY });
  const unlock = lockWrites(school.env);
  await tess.submit();
  unlock();
  await school.db.$executeRawUnsafe('DROP TABLE "UnitPartner"');
  await tess.submit();
  await slack.deliver("command", { command: "/unit", text: CANARY }, { signingSecret: "forged-secret-0000" });
  await slack.settle();
  for (const payload of await toUnknownPayloads(school)) {
    await slack.deliver("interaction", payload);
    await slack.settle();
  }
  expect(logged.length).toBeGreaterThan(12);
  expect(logged.some((line) => line.includes('"level":"error"'))).toBe(true);
  for (const line of logged) {
    // A word is read in any case, so it may be logged in another one.
    expect(line.toLowerCase()).not.toContain(CANARY.toLowerCase());
    expect(line).not.toMatch(/xox[a-z]-|xapp-|<html|<!doctype/i);
  }
});
