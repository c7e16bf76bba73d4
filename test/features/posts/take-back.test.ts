// Take it back: for ten minutes, what a person shared in a channel is deleted with one click of theirs.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { ask, buttonsOf, forge, press, wordsOnButtons } from "../../support/asking.js";
import { ROADBLOCK, save, showPost } from "../../support/reflecting.js";
import { minutesAfter, tickAt } from "../../support/reporting.js";
import { everyRow } from "../../support/rows.js";
import { OMAR, type School, STAFF, startSchool, TUESDAY } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const inStaff = ({ slack }: School) => slack.messagesIn(STAFF).filter(({ deleted }) => !deleted);

/** Each way to share something with everyone in a channel, and the private answer to it. */
const SHARES: Record<string, (school: School) => Promise<Message>> = {
  "a report": async (school) => press(school, await ask(school, "report"), "Share in channel"),
  "a reflection": async (school) => {
    await showPost(school, "roadblocks", ROADBLOCK, STAFF);
    return save(school);
  },
};

describe.each(Object.entries(SHARES))("%s", (_what, share) => {
  it("is gone from the channel after one click, and its answer says so", async () => {
    const school = await startSchool();
    const answer = await share(school);
    expect(inStaff(school)).toHaveLength(1);
    school.clock.now = minutesAfter(TUESDAY, 10);
    const after = await press(school, answer, "Take it back");
    expect(inStaff(school)).toEqual([]);
    expect(after).toMatchObject({
      ts: answer.ts,
      text: expect.stringMatching(/^Taken back\. The post in .* is deleted\./),
    });
    expect(await school.db.retraction.count()).toBe(0);
    expectGoodMessages(school);
  });

  it("stays after ten minutes, and the click says so", async () => {
    const school = await startSchool();
    const answer = await share(school);
    school.clock.now = new Date(minutesAfter(TUESDAY, 10).getTime() + 1000);
    const rows = await everyRow(school.db);
    expect((await press(school, answer, "Take it back")).text).toContain("It's been more than ten minutes");
    expect(await everyRow(school.db)).toEqual(rows);
    expect(inStaff(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("can't be taken back by anyone else, or twice", async () => {
    const school = await startSchool();
    const answer = await share(school);
    const value = buttonsOf(answer).find(({ text }) => text.text === "Take it back")?.value;
    const rows = await everyRow(school.db);
    expect((await forge(school, { name: "take-back", value, by: OMAR })).text).toContain(
      "There's nothing to take back",
    );
    expect({ ...(await everyRow(school.db)), people: [] }).toEqual({ ...rows, people: [] });
    await press(school, answer, "Take it back");
    expect((await forge(school, { name: "take-back", value })).text).toContain("There's nothing to take back");
    expectGoodMessages(school);
  });

  it("that Slack doesn't delete at first is said to be visible, and deleted with a later tick", async () => {
    const school = await startSchool();
    const answer = await share(school);
    school.slack.faults.always("chat.delete", { kind: "error", error: "internal_error" });
    expect((await press(school, answer, "Take it back")).text).toContain(`Taken back. Still visible in <#${STAFF}>`);
    expect(inStaff(school)).toHaveLength(1);
    school.slack.faults.clear();
    await tickAt(school, minutesAfter(school.clock.now, 2));
    expect(inStaff(school)).toEqual([]);
    expectGoodMessages(school);
  });
});

it("a reflection that was taken back is saved and private, and an edit shares nothing", async () => {
  const school = await startSchool();
  const answer = await SHARES["a reflection"]?.(school);
  if (!answer) throw new Error("Nothing was shared.");
  expect(wordsOnButtons(answer)[0]).toBe("Take it back");
  const after = await press(school, answer, "Take it back");
  expect(after.text).toContain("Your reflection is saved. Only you can read it now.");
  expect(await school.db.reflection.findMany()).toMatchObject([{ audience: "me", channel: null, messageTs: null }]);
  expect(await school.db.roadblock.count()).toBe(1);
  expectGoodMessages(school);
});
