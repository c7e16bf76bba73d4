// When only a person can find out whether the monthly report is in its channel.
import { describe, expect, it } from "vitest";
import { EVERY_SCOPE } from "../../../sandbox/workspace/settings.js";
import { wordsOnButtons } from "../../support/asking.js";
import {
  DUE,
  keepTicking,
  minutesAfter,
  reports,
  startOnTheEve,
  states,
  tickAt,
  told,
} from "../../support/reporting.js";
import { ADMIN, LEE, PAT, type School, TESS } from "../../support/school.js";

describe("a report Bookend can't look for", () => {
  const scopes = EVERY_SCOPE.filter((scope) => !scope.endsWith(":history"));

  /** The answer to the post is lost, and Bookend isn't allowed to read the channel. */
  async function startUnsure(): Promise<School> {
    const school = await startOnTheEve({ scopes });
    school.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    await tickAt(school, DUE);
    await keepTicking(school);
    expect(school.slack.problems.map(({ where, error }) => `${where} ${error}`)).toEqual([
      "conversations.history missing_scope",
    ]);
    school.slack.problems.length = 0;
    return school;
  }

  const question = (school: School) => {
    const message = told(school).at(-1);
    if (!message) throw new Error("Nobody was asked.");
    return message;
  };

  async function answer(school: School, action: "there" | "missing", by = PAT, message = question(school)) {
    await school.slack.as(by).click(message, `report-unsure:${action}`);
    await school.slack.settle();
    await tickAt(school, minutesAfter(school.clock.now, 1));
  }

  it("is asked about once, and not posted again blindly", async () => {
    const school = await startUnsure();
    expect(await states(school)).toEqual([["unsure", "unconfirmed"]]);
    expect(told(school)).toHaveLength(2);
    expect(question(school).text.split("\n").slice(0, 2)).toEqual([
      "Is October's report in the channel?",
      `Slack didn't confirm that I posted October's report in <#${ADMIN}>, and I couldn't check. Please check the channel.`,
    ]);
    expect(wordsOnButtons(question(school))).toEqual(["It's there", "Post it"]);
    await keepTicking(school, 24 * 60);
    expect(told(school)).toHaveLength(2);
    expect(reports(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it.each([
    { action: "there", words: "Thank you. October's report is marked as posted.", posts: 1 },
    { action: "missing", words: "Thank you. October's report will be posted within a minute.", posts: 2 },
  ] as const)(
    "counts as the admin says: $action; a second answer changes nothing",
    async ({ action, words, posts }) => {
      const school = await startUnsure();
      const original = question(school);
      await answer(school, action);
      expect(question(school).text).toBe(words);
      expect(await states(school)).toEqual([["sent", null]]);
      await answer(school, "missing", PAT, original);
      expect(question(school).text).toBe("Someone already answered this. Nothing was changed.");
      expect(reports(school)).toHaveLength(posts);
      expect(school.slack.problems).toEqual([]);
    },
  );

  it("can be decided only by admins and librarians", async () => {
    const school = await startUnsure();
    const carried = question(school);
    const forged = { ...carried, channel: school.slack.as(TESS).directChannel };
    await answer(school, "missing", TESS, forged);
    expect(school.slack.directMessagesTo(TESS).at(-1)?.text ?? school.slack.whispersTo(TESS).at(-1)?.text).toContain(
      "Only librarians and admins can do that.",
    );
    expect(await states(school)).toEqual([["unsure", "unconfirmed"]]);
    expect(reports(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("can be decided by the librarian", async () => {
    const school = await startUnsure();
    await answer(school, "there", LEE, { ...question(school), channel: school.slack.as(LEE).directChannel });
    expect(await states(school)).toEqual([["sent", null]]);
    expect(school.slack.problems).toEqual([]);
  });
});
