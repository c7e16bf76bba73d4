// The school's settings: for admins only, all in one form, and in effect as soon as they are saved.
import { describe, expect, it } from "vitest";
import { ask, lastWhisper, openForm, whisperAfter } from "../../support/asking.js";
import { ADMIN, LEE, OMAR, PAT, STAFF, startSchool, TESS } from "../../support/school.js";
import { openSettings, save, stored, suggestedZones } from "../../support/settings.js";
import { expectGoodMessages } from "../../support/words.js";

describe("changing settings", () => {
  it.each([
    ["staff", TESS],
    ["a librarian", LEE],
  ])("is for admins: %s is told who to ask", async (_who, person) => {
    const school = await startSchool();
    const answer = await ask(school, "settings", { by: person });
    expect(answer.text).toBe("Only admins can change Bookend's settings. Ask an admin or owner of this workspace.");
    expect(school.slack.as(person).modal()).toBeUndefined();
    expectGoodMessages(school);
  });

  it("is open to an owner, and to a person named admin in the settings", async () => {
    const school = await startSchool();
    await school.slack.updatePerson(OMAR, { isOwner: true });
    expect((await openSettings(school, OMAR)).modal()?.title).toBe("Settings");
    await school.slack.as(OMAR).fill({ admins: [TESS] });
    await save(school, OMAR);
    expect((await openSettings(school, TESS)).modal()?.title).toBe("Settings");
    expectGoodMessages(school);
  });

  it("is refused to a person who stopped being admin while the form was open; what they typed stays", async () => {
    const school = await startSchool();
    const before = await stored(school);
    const pat = await openSettings(school);
    await pat.fill({ name: "Taken over" });
    await school.slack.updatePerson(PAT, { isAdmin: false });
    await save(school);
    expect(JSON.stringify(pat.modal()?.blocks[0])).toContain("*Not saved.* Only admins can change");
    expect(pat.modal()?.values.name).toBe("Taken over");
    expect(await stored(school)).toEqual(before);
    expectGoodMessages(school);
  });
});

describe("a double click on Save", () => {
  it.each([
    ["at once", true],
    ["again after a moment", false],
  ])("(%s) saves once, whatever the order of the subjects", async (_when, atOnce) => {
    const school = await startSchool();
    const pat = await openSettings(school);
    await pat.fill({ subjects: "Science\nArt\nMath", name: "Roosevelt School" });
    const before = school.slack.countWhispersTo(PAT);
    const [{ request }] = await Promise.all([pat.submit(), ...(atOnce ? [pat.submit()] : [])]);
    if (!atOnce) await school.slack.deliver("interaction", request.payload);
    await whisperAfter(school, before, PAT);
    const acks = school.slack.exchanges.filter(({ request: { payload } }) => payload.type === "view_submission");
    expect(acks).toHaveLength(2);
    // Neither asks about changes by another admin.
    expect(acks.map(({ ack }) => ack)).toEqual([undefined, undefined]);
    expect(pat.modal()).toBeUndefined();
    expect(await stored(school)).toMatchObject({ subjects: ["Art", "Math", "Science"], name: "Roosevelt School" });
    expectGoodMessages(school);
  });
});

describe("the form", () => {
  it("shows the current settings", async () => {
    const school = await startSchool();
    const pat = await openSettings(school);
    expect(pat.modal()?.values).toMatchObject({
      name: "Lincoln School",
      channel: ADMIN,
      librarians: [LEE],
      zone: "America/New York",
      openDay: "2",
      time: "08:00",
      grades: ["PK", "K", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "Other"],
    });
    expect(JSON.stringify(pat.modal()?.blocks.at(-1))).toContain("These settings apply to everyone at Lincoln School.");
    expectGoodMessages(school);
  });

  it("saves every field and says when and where the next report will be posted", async () => {
    const school = await startSchool();
    const pat = await openSettings(school);
    await suggestedZones(school, "kolkata");
    await pat.fill({
      name: "Roosevelt School",
      channel: STAFF,
      librarians: [OMAR, LEE],
      admins: [TESS],
      zone: "Asia/Kolkata",
      openDay: "3",
      time: "07:30",
      grades: ["K", "1"],
      subjects: "Science\nArt, Music\n\nSocial  Studies\nSocial Studies\nart",
    });
    expect(await save(school)).toMatchObject({ status: 200, ack: undefined });
    expect(await stored(school)).toMatchObject({
      name: "Roosevelt School",
      adminChannel: STAFF,
      librarians: [LEE, OMAR],
      admins: [TESS],
      timeZone: "Asia/Kolkata",
      reportOpenDay: 3,
      reportTime: "07:30",
      grades: "K,1",
      subjects: ["Art", "Music", "Science", "Social Studies"],
    });
    expect(lastWhisper(school, PAT).text).toBe(
      `Settings saved for Roosevelt School.\nNovember's report will be posted in <#${STAFF}> on Thursday, December 3 at 7:30 AM (Asia/Kolkata).\nNext, tell your staff about Bookend. You'll see the post before anyone else does.`,
    );
    expectGoodMessages(school);
  });

  it("names the next report, even when it is last month's", async () => {
    const school = await startSchool({ now: new Date("2026-11-02T15:00:00Z") });
    await openSettings(school);
    await save(school);
    expect(lastWhisper(school, PAT).text).toContain("October's report will be posted in");
    expect(lastWhisper(school, PAT).text).toContain("on Tuesday, November 3 at 8:00 AM");
    expectGoodMessages(school);
  });

  it("accepts no channel, librarians, admins or subjects", async () => {
    const school = await startSchool();
    const pat = await openSettings(school);
    await pat.fill({ channel: null, librarians: [], admins: [], subjects: "" });
    await save(school);
    expect(await stored(school)).toMatchObject({ adminChannel: null, librarians: [], admins: [], subjects: [] });
    expect(lastWhisper(school, PAT).text).toContain("Without an admin channel, the monthly report won't be posted.");
    expectGoodMessages(school);
  });

  it("takes a librarian's rights away as soon as it is saved, and keeps what they logged", async () => {
    const school = await startSchool();
    expect((await ask(school, "list", { by: LEE })).text).toContain("All units");
    const pat = await openSettings(school);
    await pat.fill({ librarians: [OMAR] });
    await save(school);
    expect((await ask(school, "list", { by: LEE })).text).toContain("Your units");
    expect((await ask(school, "list", { by: OMAR })).text).toContain("All units");
    const tess = await openForm(school, "log");
    expect(tess.modal()?.values.partners).toEqual([OMAR]);
    expectGoodMessages(school);
  });

  it("saves the same settings when it is opened and saved again", async () => {
    const school = await startSchool();
    await openSettings(school);
    await save(school);
    const before = await stored(school);
    await openSettings(school);
    await save(school);
    expect(await stored(school)).toEqual(before);
    expectGoodMessages(school);
  });
});

describe("time zones", () => {
  it.each([
    ["new york", "America/New York"],
    ["kolkata", "Asia/Kolkata"],
    ["chatham", "Pacific/Chatham"],
    ["kyiv", "Europe/Kyiv"],
    ["atlantis", undefined],
  ])("searched for as %s suggest %s", async (typed, zone) => {
    const school = await startSchool();
    await openSettings(school);
    const found = await suggestedZones(school, typed);
    expect(found[0]).toBe(zone);
    expectGoodMessages(school);
  });

  it("begin with the school's own and the person's before anything is typed", async () => {
    const school = await startSchool();
    await school.slack.updatePerson(PAT, { tz: "America/Chicago" });
    await openSettings(school);
    const offered = await suggestedZones(school, "");
    expect(offered.slice(0, 2)).toEqual(["America/New York", "America/Chicago"]);
    expect(offered).toHaveLength(100);
    expectGoodMessages(school);
  });
});
