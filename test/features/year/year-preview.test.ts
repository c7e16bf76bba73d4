// The Annual Summary's preview, one school day ahead, and what readers can answer to it once it is posted.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { clickOn, lastWhisper, press, wordsOnButtons } from "../../support/asking.js";
import { minutesAfter, tickAt } from "../../support/reporting.js";
import { ADMIN, GUEST, LEE, PAT, type School, startSchool } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";
import { addRatedUnits, DAY_BEFORE, SUMMARY_DUE, summaries } from "../../support/yearly.js";

/** To Lee: about the Annual Summary. */
const previewsTo = ({ slack }: School): Message[] =>
  slack.directMessagesTo(LEE).filter(({ text }) => text.startsWith("The 2025-26 Annual Summary"));

/** On the last day of school, after the preview went out. */
async function startPreviewed(): Promise<School> {
  const school = await startSchool({ now: DAY_BEFORE });
  await addRatedUnits(school, [{ date: "2025-10-10", ratings: [3] }]);
  await tickAt(school, DAY_BEFORE);
  return school;
}

describe("the preview of the Annual Summary", () => {
  it("goes to the librarians with the summary as it will be posted", async () => {
    const school = await startPreviewed();
    const [preview, ...more] = previewsTo(school);
    expect(more).toEqual([]);
    expect(preview?.text).toContain("Library Utilization Report: Annual Summary 2025-26");
    expect(preview && wordsOnButtons(preview)).toEqual(["Post now", "Fix figures", "Skip"]);
    expect(summaries(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("leads to the year's figures, and stays where it is", async () => {
    const school = await startPreviewed();
    await clickOn(school, previewsTo(school)[0] as Message, "Fix figures", LEE);
    await school.slack.settle();
    expect(lastWhisper(school, LEE).text).toContain("Figures by month: 2025-26");
    expect(previewsTo(school)).toHaveLength(1);
  });

  it("posts it once, however many click and although its day comes", async () => {
    const school = await startPreviewed();
    for (let clicks = 0; clicks < 2; clicks++) {
      await clickOn(school, previewsTo(school)[0] as Message, "Post now", LEE).catch(() => undefined);
      await school.slack.settle();
    }
    await tickAt(school, minutesAfter(DAY_BEFORE, 2));
    expect(summaries(school)).toHaveLength(1);
    for (const minutes of [0, 1, 24 * 60]) await tickAt(school, minutesAfter(SUMMARY_DUE, minutes));
    expect(summaries(school)).toHaveLength(1);
    expect(previewsTo(school)[0]?.text).toContain("was posted");
  });

  it("isn't sent in a year without anything to sum up", async () => {
    const school = await startSchool({ now: DAY_BEFORE });
    await tickAt(school, DAY_BEFORE);
    expect(previewsTo(school)).toEqual([]);
  });
});

it("An outsider who reads the channel can't answer the posted summary, turn its pages or share it", async () => {
  const school = await startPreviewed();
  await school.slack.invite(ADMIN, GUEST);
  await tickAt(school, SUMMARY_DUE);
  const [posted] = summaries(school);
  for (const text of ["Read it", "Ask a question", "Thank the library"]) {
    await press(school, posted as Message, text, GUEST);
    expect(lastWhisper(school, GUEST).text).toContain("guests can't use it");
    expect(school.slack.as(GUEST).modal()).toBeUndefined();
  }
  await tickAt(school, minutesAfter(SUMMARY_DUE, 1));
  expect(await school.db.reportAnswer.count()).toBe(0);
  expect(summaries(school)).toHaveLength(1);
  expectGoodMessages(school);
});

it("Readers answer the posted summary, and the librarian hears what it is about", async () => {
  const school = await startPreviewed();
  await tickAt(school, SUMMARY_DUE);
  const [posted] = summaries(school);
  expect(posted && wordsOnButtons(posted)).toEqual(["Read it", "Ask a question", "Thank the library", "Download"]);
  await clickOn(school, posted as Message, "Thank the library", PAT);
  await school.slack.settle();
  await tickAt(school, minutesAfter(SUMMARY_DUE, 1));
  const heard = school.slack.directMessagesTo(LEE).map(({ text }) => text);
  expect(heard).toContainEqual(expect.stringMatching(/thanks the library.* for the 2025-26 Annual Summary\./));
});
