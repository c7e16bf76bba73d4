// The settings for what Bookend asks people on its own: for admins, checked before they are saved, off by default.
import { describe, expect, it } from "vitest";
import { lastWhisper, openForm } from "../../support/asking.js";
import { PROMPT_DUE, postsIn, setPrompts, startPrompting } from "../../support/prompting.js";
import { rowOf, tickAt } from "../../support/reporting.js";
import { ADMIN, GRADE_4, LEE, PAT, type School, SECRET, STAFF, startSchool, TESS } from "../../support/school.js";
import { save } from "../../support/settings.js";
import { expectGoodMessages } from "../../support/words.js";

const INVITE = "I'm not in this channel. Type /invite @Bookend there, then save again.";
const stored = async (school: School) => (await rowOf(school)).prompts;

describe("with nothing chosen", () => {
  it("posts nothing, and shows the defaults in the form", async () => {
    const school = await startSchool();
    for (const now of [PROMPT_DUE, new Date("2026-12-15T15:00:00Z")]) await tickAt(school, now);
    expect([...postsIn(school), ...postsIn(school, ADMIN)]).toEqual([]);
    const pat = await openForm(school, "prompts", PAT);
    expect(pat.modal()?.values).toMatchObject({
      ...{ openDay: "11", time: "10:00", asksPartners: "yes", roadblockWeeks: "4" },
      ...{ channels: [], sheets: [], reminderChannels: [], tipChannel: null },
    });
    expectGoodMessages(school);
  });

  it("says after saving that nothing will be posted", async () => {
    const school = await startSchool();
    await setPrompts(school, {});
    expect(lastWhisper(school, PAT).text.split("\n")).toEqual([
      "Settings saved for Lincoln School.",
      "No prompts, reminders or tips will be posted.",
    ]);
    expect(await stored(school)).toMatchObject({
      channels: [],
      sheets: [],
      reminderChannels: [],
      tipChannel: undefined,
    });
    expectGoodMessages(school);
  });
});

describe("a choice", () => {
  it("is saved, and the next posts are listed with their day and channel", async () => {
    const school = await startSchool();
    await setPrompts(school, {
      ...{ channels: [STAFF, ADMIN], sheets: ["taxonomy"], openDay: "6", time: "14:30", tipChannel: ADMIN },
      ...{ asksPartners: "no", roadblockWeeks: "2", reminderChannels: [STAFF, ADMIN] },
    });
    expect(await stored(school)).toEqual({
      ...{ channels: [STAFF, ADMIN], sheets: ["taxonomy"], tipChannel: ADMIN, asksPartners: false, roadblockWeeks: 2 },
      reminderChannels: [STAFF, ADMIN],
      at: { openDay: 6, time: "14:30", timeZone: "America/New_York" },
    });
    expect(lastWhisper(school, PAT).text.split("\n").slice(1)).toEqual([
      `The tip of the week: Mon, Nov 16, in <#${ADMIN}>.`,
      `November's reminder to log: Thu, Nov 26, in <#${STAFF}>.`,
      `November's reminder to log: Thu, Nov 26, in <#${ADMIN}>.`,
      `December's prompt (Taxonomy): Tue, Dec 8, in <#${STAFF}>.`,
      `December's prompt (Taxonomy): Tue, Dec 8, in <#${ADMIN}>.`,
    ]);
    expectGoodMessages(school);
  });

  it("stays the same when the form is opened and saved again", async () => {
    const school = await startPrompting({
      channels: [STAFF],
      sheets: ["benefits"],
      tipChannel: STAFF,
      roadblockWeeks: "9",
    });
    const before = await stored(school);
    await setPrompts(school, {});
    expect(await stored(school)).toEqual(before);
    expectGoodMessages(school);
  });

  it("of another hour on the day itself still posts the prompt that day", async () => {
    const school = await startPrompting({ channels: [STAFF], time: "14:00" });
    school.clock.now = new Date("2026-11-16T17:00:00Z");
    await setPrompts(school, { time: "10:00" });
    await tickAt(school, new Date("2026-11-16T17:01:00Z"));
    expect(postsIn(school)).toHaveLength(1);
    expectGoodMessages(school);
  });
});

describe("a mistake", () => {
  it.each([
    ["without Bookend", GRADE_4, INVITE],
    ["that is private", SECRET, "I can't see this channel. Type /invite @Bookend there, then save again."],
  ])("(a channel %s) is an error at its field, and nothing is saved", async (_what, id, words) => {
    const school = await startSchool();
    await setPrompts(school, { channels: [STAFF, id], reminderChannels: [id], tipChannel: id });
    const pat = school.slack.as(PAT);
    expect(pat.modal()?.errors).toEqual({
      channels: `Channel 2 of 2: ${words}`,
      reminderChannels: words,
      tipChannel: words,
    });
    expect(await stored(school)).toMatchObject({ channels: [], reminderChannels: [], tipChannel: undefined });
    expectGoodMessages(school);
  });

  it("about a channel is gone once Bookend is invited", async () => {
    const school = await startSchool();
    await setPrompts(school, { channels: [GRADE_4] });
    await school.slack.invite(GRADE_4, school.slack.botUserId);
    await school.slack.as(PAT).submit();
    await school.slack.settle();
    expect(await stored(school)).toMatchObject({ channels: [GRADE_4] });
    expectGoodMessages(school);
  });

  it.each([
    ["openDay", "21"],
    ["openDay", "0"],
    ["roadblockWeeks", "27"],
    ["roadblockWeeks", "0"],
  ])("(%s of %s) is an error at its field", async (field, value) => {
    const school = await startSchool();
    const pat = await openForm(school, "prompts", PAT);
    await pat.fill({ [field]: value });
    await pat.submit({ unchecked: true });
    await school.slack.settle();
    expect(Object.keys(pat.modal()?.errors ?? {})).toEqual([field]);
    expectGoodMessages(school);
  });
});

describe("two admins at once", () => {
  it("don't overwrite each other unasked, and what the second one typed stays", async () => {
    const school = await startSchool();
    await openForm(school, "prompts", PAT);
    school.slack.addPerson({ id: "U0OWNER0001", name: "Olga Owner", isOwner: true });
    await school.slack.invite(STAFF, "U0OWNER0001");
    const olga = await openForm(school, "prompts", "U0OWNER0001");
    const pat = school.slack.as(PAT);
    await pat.fill({ channels: [STAFF] });
    await save(school);
    await olga.fill({ tipChannel: ADMIN });
    await olga.submit();
    await school.slack.settle();
    expect(JSON.stringify(olga.modal()?.blocks)).toContain(
      "Another admin changed the settings while you had them open: Channels for prompts to reflect. Save again",
    );
    expect(olga.modal()?.values).toMatchObject({ tipChannel: ADMIN });
    expect(await stored(school)).toMatchObject({ channels: [STAFF], tipChannel: undefined });
    await save(school, "U0OWNER0001");
    expect(await stored(school)).toMatchObject({ channels: [], tipChannel: ADMIN });
    expectGoodMessages(school);
  });

  it("count as one when they save the same values", async () => {
    const school = await startSchool();
    const { request } = await setPrompts(school, { channels: [STAFF] });
    const { ack } = await school.slack.deliver("interaction", request.payload);
    await school.slack.settle();
    expect(ack).toBeUndefined();
    expect(await stored(school)).toMatchObject({ channels: [STAFF] });
    expectGoodMessages(school);
  });
});

describe("people who aren't admins", () => {
  it.each([TESS, LEE])("(%s) are told who can", async (by) => {
    const school = await startSchool();
    await openForm(school, "prompts", by);
    expect(school.slack.as(by).modal()).toBeUndefined();
    expect(lastWhisper(school, by).text).toContain("Only admins can change Bookend's settings.");
    expectGoodMessages(school);
  });

  it("are also refused when they stopped being admins before they saved", async () => {
    const school = await startSchool();
    const pat = await openForm(school, "prompts", PAT);
    await pat.fill({ channels: [STAFF] });
    await school.slack.updatePerson(PAT, { isAdmin: false });
    await school.slack.settle();
    await pat.submit();
    await school.slack.settle();
    expect(JSON.stringify(pat.modal()?.blocks)).toContain("Only admins can change Bookend's settings.");
    expect(await stored(school)).toMatchObject({ channels: [] });
    expectGoodMessages(school);
  });
});
