// The school's settings: for admins only, checked at once, saved whole or not at all.
import { describe, expect, it } from "vitest";
import { ask, lastWhisper } from "../support/asking.js";
import {
  ADMIN,
  GRADE_4,
  GUEST,
  LEE,
  OMAR,
  PAT,
  ROBOT,
  type School,
  SECRET,
  STAFF,
  STRANGER,
  startSchool,
  TESS,
} from "../support/school.js";
import { expectGoodManners } from "../support/words.js";

/** Pat with the form open, or another admin. */
async function openSettings({ slack }: School, by = PAT) {
  const actor = slack.as(by);
  await actor.command("/unit", "settings", { channel: STAFF });
  await slack.settle();
  return actor;
}

async function save({ slack }: School, by = PAT, options = {}) {
  const exchange = await slack.as(by).submit(options);
  await slack.settle();
  return exchange;
}

/** Everything the settings hold. */
async function stored({ db }: School) {
  const [school, subjects, people] = await Promise.all([
    db.school.findFirstOrThrow(),
    db.subject.findMany({ orderBy: { name: "asc" } }),
    db.person.findMany({ where: { OR: [{ librarian: true }, { admin: true }] }, orderBy: { id: "asc" } }),
  ]);
  return {
    ...school,
    subjects: subjects.map((subject) => subject.name),
    librarians: people.filter((person) => person.librarian).map((person) => person.id),
    admins: people.filter((person) => person.admin).map((person) => person.id),
  };
}

const suggested = async (school: School, typed: string): Promise<string[]> => {
  const { ack } = await school.slack.as(PAT).suggest("zone", typed);
  return (ack as { options: { value: string }[] }).options.map((option) => option.value);
};

describe("who may", () => {
  it.each([
    ["staff", TESS],
    ["a librarian", LEE],
  ])("%s is told whom to ask", async (_who, person) => {
    const school = await startSchool();
    const answer = await ask(school, "settings", { by: person });
    expect(answer.text).toBe("Only admins can change Bookend's settings. Ask an admin or owner of this workspace.");
    expect(school.slack.as(person).modal()).toBeUndefined();
    expectGoodManners(school);
  });

  it("an owner may, and so may who was named admin in the settings", async () => {
    const school = await startSchool();
    await school.slack.updatePerson(OMAR, { isOwner: true });
    expect((await openSettings(school, OMAR)).modal()?.title).toBe("Settings");
    await school.slack.as(OMAR).fill({ admins: [TESS] });
    await save(school, OMAR);
    expect((await openSettings(school, TESS)).modal()?.title).toBe("Settings");
    expectGoodManners(school);
  });

  it("who ceased to be admin while the form was open saves nothing, and keeps what was typed", async () => {
    const school = await startSchool();
    const before = await stored(school);
    const pat = await openSettings(school);
    await pat.fill({ name: "Taken over" });
    await school.slack.updatePerson(PAT, { isAdmin: false });
    await save(school);
    expect(JSON.stringify(pat.modal()?.blocks[0])).toContain("*Not saved.* Only admins can change");
    expect(pat.modal()?.values.name).toBe("Taken over");
    expect(await stored(school)).toEqual(before);
    expectGoodManners(school);
  });
});

describe("the form", () => {
  it("shows the settings as they are", async () => {
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
    expect(JSON.stringify(pat.modal()?.blocks.at(-1))).toContain("These settings hold for everyone at Lincoln School.");
    expectGoodManners(school);
  });

  it("saves every field and says when the next report goes where", async () => {
    const school = await startSchool();
    const pat = await openSettings(school);
    await suggested(school, "kolkata");
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
      `Settings saved for Roosevelt School.\nThe report of November 2026 is posted in <#${STAFF}> on Thursday, December 3 at 7:30 AM (Asia/Kolkata).\nOnly you see this.`,
    );
    expectGoodManners(school);
  });

  it("names the report that is due next, also when it is last month's", async () => {
    const school = await startSchool({ now: new Date("2026-11-02T15:00:00Z") });
    await openSettings(school);
    await save(school);
    expect(lastWhisper(school, PAT).text).toContain("The report of October 2026 is posted in");
    expect(lastWhisper(school, PAT).text).toContain("on Tuesday, November 3 at 8:00 AM");
    expectGoodManners(school);
  });

  it("may leave the channel, librarians, admins and subjects empty", async () => {
    const school = await startSchool();
    const pat = await openSettings(school);
    await pat.fill({ channel: null, librarians: [], admins: [], subjects: "" });
    await save(school);
    expect(await stored(school)).toMatchObject({ adminChannel: null, librarians: [], admins: [], subjects: [] });
    expect(lastWhisper(school, PAT).text).toContain("Without an admin channel no report is posted by itself.");
    expectGoodManners(school);
  });

  it("takes a librarian's rights away with the next save, and keeps what they logged", async () => {
    const school = await startSchool();
    expect((await ask(school, "list", { by: LEE })).text).toContain("All units");
    const pat = await openSettings(school);
    await pat.fill({ librarians: [OMAR] });
    await save(school);
    expect((await ask(school, "list", { by: LEE })).text).toContain("Your units");
    expect((await ask(school, "list", { by: OMAR })).text).toContain("All units");
    const tess = school.slack.as(TESS);
    await tess.command("/unit", "log", { channel: STAFF });
    await school.slack.settle();
    expect(tess.modal()?.values.partners).toEqual([OMAR]);
    expectGoodManners(school);
  });

  it("stays valid in its own form when it is opened again", async () => {
    const school = await startSchool();
    await openSettings(school);
    await save(school);
    const before = await stored(school);
    await openSettings(school);
    await save(school);
    expect(await stored(school)).toEqual(before);
    expectGoodManners(school);
  });
});

describe("time zones", () => {
  it.each([
    ["new york", "America/New York"],
    ["kolkata", "Asia/Kolkata"],
    ["chatham", "Pacific/Chatham"],
    ["kyiv", "Europe/Kyiv"],
    ["atlantis", undefined],
  ])("typed as %s suggest %s", async (typed, zone) => {
    const school = await startSchool();
    await openSettings(school);
    const found = await suggested(school, typed);
    expect(found[0]).toBe(zone);
    expectGoodManners(school);
  });

  it("offer the school's own and the person's first, before anything is typed", async () => {
    const school = await startSchool();
    await school.slack.updatePerson(PAT, { tz: "America/Chicago" });
    await openSettings(school);
    const offered = await suggested(school, "");
    expect(offered.slice(0, 2)).toEqual(["America/New York", "America/Chicago"]);
    expect(offered).toHaveLength(100);
    expectGoodManners(school);
  });
});

describe("what is wrong is said at its field, and nothing is saved", () => {
  const archived = async (school: School) => {
    school.slack.addChannel({ id: "C0OLD000001", name: "old", members: [PAT], botIsMember: true });
  };

  it.each([
    ["a channel Bookend is not in", GRADE_4, "I am not in this channel. Type /invite @Bookend in it, then save again."],
    [
      "a private channel it cannot see",
      SECRET,
      "I cannot see this channel. Type /invite @Bookend in it, then save again.",
    ],
    ["a channel archived meanwhile", "C0OLD000001", "This channel is archived. Choose another one."],
  ])("%s", async (_what, channel, error) => {
    const school = await startSchool();
    await archived(school);
    const before = await stored(school);
    const pat = await openSettings(school);
    await pat.fill({ channel, name: "Roosevelt School" });
    if (channel === "C0OLD000001") school.slack.archive(channel);
    await save(school);
    expect(pat.modal()?.errors).toEqual({ channel: error });
    expect(pat.modal()?.values).toMatchObject({ channel, name: "Roosevelt School" });
    expect(await stored(school)).toEqual(before);
    expectGoodManners(school);
  });

  it("and once Bookend is invited, the same form saves", async () => {
    const school = await startSchool();
    const pat = await openSettings(school);
    await pat.fill({ channel: GRADE_4 });
    await save(school);
    await school.slack.invite(GRADE_4, school.slack.botUserId);
    await save(school);
    expect(pat.modal()).toBeUndefined();
    expect((await stored(school)).adminChannel).toBe(GRADE_4);
    expectGoodManners(school);
  });

  it.each([
    ["librarians", [LEE, GUEST], "Gus Guest"],
    ["librarians", [ROBOT], "Robo"],
    ["admins", [STRANGER, ROBOT], "Stan Stranger and Robo"],
  ])("%s who are %j", async (field, people, names) => {
    const school = await startSchool();
    const before = await stored(school);
    const pat = await openSettings(school);
    await pat.fill({ [field]: people });
    await save(school);
    expect(pat.modal()?.errors).toEqual({ [field]: `Only members of staff can be named here, not ${names}.` });
    expect(await stored(school)).toEqual(before);
    expectGoodManners(school);
  });

  it.each([
    ["name", "   ", "Give the school's name."],
    ["openDay", "21", "Choose an open day from 1 to 20."],
    ["openDay", "0", "Choose an open day from 1 to 20."],
    ["openDay", "2.5", "Choose an open day from 1 to 20."],
    ["grades", [], "Choose at least one grade."],
    ["subjects", Array.from({ length: 61 }, (_, index) => `S${index}`).join("\n"), "Keep the list to 60 subjects."],
    ["subjects", "x".repeat(76), "Keep it to 75 characters or fewer; this has 76."],
  ])("%s as %j", async (field, value, error) => {
    const school = await startSchool();
    const before = await stored(school);
    const pat = await openSettings(school);
    await pat.fill({ [field]: value });
    await save(school, PAT, { unchecked: true });
    expect(pat.modal()?.errors).toEqual({ [field]: error });
    expect(await stored(school)).toEqual(before);
    expectGoodManners(school);
  });

  it("a time zone or a time that only a forger could send", async () => {
    const school = await startSchool();
    const before = await stored(school);
    await openSettings(school);
    const { request } = await save(school);
    const forged = JSON.stringify(request.payload)
      .replaceAll('"value":"America/New York"', '"value":"Mars/Olympus"')
      .replaceAll('"selected_time":"08:00"', '"selected_time":"25:00"');
    const { ack } = await school.slack.deliver("interaction", JSON.parse(forged));
    expect(ack).toEqual({
      response_action: "errors",
      errors: {
        zone: "Choose a time zone, like America/New_York.",
        time: "Give the time as hours and minutes, like 08:00.",
      },
    });
    expect(await stored(school)).toEqual(before);
    expectGoodManners(school);
  });
});

describe("what may come between", () => {
  it("is another admin's change: it is asked before it is overwritten", async () => {
    const school = await startSchool();
    await school.slack.updatePerson(OMAR, { isAdmin: true });
    const pat = await openSettings(school);
    const omar = await openSettings(school, OMAR);
    await omar.fill({ name: "Omar's School" });
    await save(school, OMAR);
    await pat.fill({ name: "Pat's School" });
    await save(school);
    expect((await stored(school)).name).toBe("Omar's School");
    expect(JSON.stringify(pat.modal()?.blocks[0])).toContain("*Not saved yet.* Another admin changed the settings");
    expect(pat.modal()?.values.name).toBe("Pat's School");
    await save(school);
    expect((await stored(school)).name).toBe("Pat's School");
    expectGoodManners(school);
  });

  it("is the same submission again: it changes nothing more", async () => {
    const school = await startSchool();
    const pat = await openSettings(school);
    await pat.fill({ name: "Roosevelt School" });
    const exchange = await save(school);
    const after = await stored(school);
    expect(await exchange.repeat()).toMatchObject({ status: 200, ack: undefined });
    await school.slack.settle();
    expect(await stored(school)).toEqual(after);
    expectGoodManners(school);
  });

  it.each([
    ["conversations.info", { kind: "hang" }, "I could not ask Slack about this channel."],
    ["conversations.info", { kind: "html" }, "I could not ask Slack about this channel."],
    ["users.info", { kind: "hang" }, "I could not ask Slack about the people you chose."],
    ["*", { kind: "hang" }, "I could not ask Slack about "],
  ] as const)(
    "is a Slack that does not answer %s (%j): said in time, and nothing is lost",
    async (method, fault, words) => {
      const school = await startSchool();
      const before = await stored(school);
      const pat = await openSettings(school);
      await pat.fill({ name: "Roosevelt School", admins: [OMAR] });
      school.slack.faults.always(method, fault);
      const exchange = await save(school);
      expect(exchange).toMatchObject({ status: 200, timedOut: false });
      expect(JSON.stringify(pat.modal()?.blocks[0])).toContain(`*Not saved.* ${words}`);
      expect(pat.modal()?.values.name).toBe("Roosevelt School");
      expect(await stored(school)).toEqual(before);
      school.slack.faults.clear();
      await save(school);
      expect((await stored(school)).name).toBe("Roosevelt School");
      expectGoodManners(school);
    },
  );

  it("is a database that fails half-way: nothing of it is saved", async () => {
    const school = await startSchool();
    const before = await stored(school);
    await school.db.$executeRawUnsafe(
      "CREATE TRIGGER full BEFORE UPDATE OF librarian ON Person BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
    );
    const pat = await openSettings(school);
    await pat.fill({ name: "Roosevelt School", subjects: "Art", librarians: [OMAR] });
    await save(school);
    expect(JSON.stringify(pat.modal()?.blocks[0])).toMatch(
      /\*Not saved\*: the disk is full.*what you entered is below/,
    );
    expect(pat.modal()?.values).toMatchObject({ name: "Roosevelt School", subjects: "Art", librarians: [OMAR] });
    expect(await stored(school)).toEqual(before);
    expectGoodManners(school);
  });

  it("is a form from before an update: it says to open the settings again", async () => {
    const school = await startSchool();
    const before = await stored(school);
    await openSettings(school);
    const { request } = await save(school);
    const old = structuredClone(request.payload);
    (old.view as { private_metadata: string }).private_metadata = '{"hidden":{}}';
    const { ack } = await school.slack.deliver("interaction", old);
    expect(JSON.stringify(ack)).toContain(
      "*Not saved.* This form is too old to be saved. Close it and open the settings",
    );
    expect(await stored(school)).toEqual(before);
    expectGoodManners(school);
  });
});
