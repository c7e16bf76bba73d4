// The log holds no token and nothing people typed, whatever they do and whatever goes wrong.
import { expect, it } from "vitest";
import { COMPLETE, logByForm, logInOneLine, openForm } from "./support/logging.js";
import { LEE, STAFF, startSchool, TESS } from "./support/school.js";
import { lockWrites } from "./support/sqlite-file.js";

const CANARY = "canary-7Q2";

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
  expect(logged.length).toBeGreaterThan(8);
  expect(logged.some((line) => line.includes('"level":"error"'))).toBe(true);
  for (const line of logged) {
    expect(line).not.toContain(CANARY);
    expect(line).not.toMatch(/xox[a-z]-|xapp-|<html|<!doctype/i);
  }
});
