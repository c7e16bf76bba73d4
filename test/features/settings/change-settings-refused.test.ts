// Settings that aren't saved: a mistake, another admin's change, or a failure of Slack or the database. All or nothing.
import { describe, expect, it } from "vitest";
import {
  GRADE_4,
  GUEST,
  LEE,
  OMAR,
  PAT,
  ROBOT,
  type School,
  SECRET,
  STRANGER,
  startSchool,
} from "../../support/school.js";
import { openSettings, save, stored } from "../../support/settings.js";
import { failWrite } from "../../support/sqlite-file.js";
import { expectGoodMessages } from "../../support/words.js";

describe("a mistake is shown at its field, and nothing is saved", () => {
  const archived = async (school: School) => {
    school.slack.addChannel({ id: "C0OLD000001", name: "old", members: [PAT], botIsMember: true });
  };

  it.each([
    ["a channel Bookend is not in", GRADE_4, "I'm not in this channel. Type /invite @Bookend there, then save again."],
    [
      "a private channel it can't see",
      SECRET,
      "I can't see this channel. Type /invite @Bookend there, then save again.",
    ],
    ["a channel archived in the meantime", "C0OLD000001", "This channel is archived. Choose another channel."],
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
    expectGoodMessages(school);
  });

  it("a channel is fine once Bookend is invited", async () => {
    const school = await startSchool();
    const pat = await openSettings(school);
    await pat.fill({ channel: GRADE_4 });
    await save(school);
    await school.slack.invite(GRADE_4, school.slack.botUserId);
    await save(school);
    expect(pat.modal()).toBeUndefined();
    expect((await stored(school)).adminChannel).toBe(GRADE_4);
    expectGoodMessages(school);
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
    expect(pat.modal()?.errors).toEqual({ [field]: `You can only choose staff members, not ${names}.` });
    expect(await stored(school)).toEqual(before);
    expectGoodMessages(school);
  });

  it.each([
    ["name", "   ", "Enter the name of the school."],
    ["openDay", "21", "Enter a number from 1 to 20."],
    ["openDay", "0", "Enter a number from 1 to 20."],
    ["retention", "0", "Enter a whole number of months from 1 to 120."],
    ["retention", "121", "Enter a whole number of months from 1 to 120."],
    ["retention", "1.5", "Enter a whole number of months from 1 to 120."],
    ["openDay", "2.5", "Enter a number from 1 to 20."],
    ["grades", [], "Choose at least one grade."],
    ["subjects", Array.from({ length: 61 }, (_, index) => `S${index}`).join("\n"), "List at most 60 subjects."],
    ["subjects", "x".repeat(76), "Keep it to 75 characters or fewer. This has 76."],
  ])("%s as %j", async (field, value, error) => {
    const school = await startSchool();
    const before = await stored(school);
    const pat = await openSettings(school);
    await pat.fill({ [field]: value });
    await save(school, PAT, { unchecked: true });
    expect(pat.modal()?.errors).toEqual({ [field]: error });
    expect(await stored(school)).toEqual(before);
    expectGoodMessages(school);
  });

  it("a time zone and a time that only a forged request can send", async () => {
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
        time: "Choose a time.",
      },
    });
    expect(await stored(school)).toEqual(before);
    expectGoodMessages(school);
  });
});

describe("a save", () => {
  it("asks before it overwrites another admin's change", async () => {
    const school = await startSchool();
    await school.slack.updatePerson(OMAR, { isAdmin: true });
    const pat = await openSettings(school);
    const omar = await openSettings(school, OMAR);
    await omar.fill({ name: "Omar's School" });
    await save(school, OMAR);
    await pat.fill({ name: "Pat's School" });
    await save(school);
    expect((await stored(school)).name).toBe("Omar's School");
    expect(JSON.stringify(pat.modal()?.blocks[0])).toContain(
      "*Not saved yet.* Another admin changed the settings while you had them open: School name. Save again",
    );
    expect(pat.modal()?.values.name).toBe("Pat's School");
    await save(school);
    expect((await stored(school)).name).toBe("Pat's School");
    expectGoodMessages(school);
  });

  it("that arrives again changes nothing", async () => {
    const school = await startSchool();
    const pat = await openSettings(school);
    await pat.fill({ name: "Roosevelt School" });
    const exchange = await save(school);
    const after = await stored(school);
    expect(await exchange.repeat()).toMatchObject({ status: 200, ack: undefined });
    await school.slack.settle();
    expect(await stored(school)).toEqual(after);
    expectGoodMessages(school);
  });

  it.each([
    ["conversations.info", { kind: "hang" }, "Slack didn't answer, so I couldn't check this channel."],
    ["conversations.info", { kind: "html" }, "Slack didn't answer, so I couldn't check this channel."],
    ["users.info", { kind: "hang" }, "Slack didn't answer, so I couldn't check the people you chose."],
    ["*", { kind: "hang" }, "Slack didn't answer, so I couldn't check "],
  ] as const)(
    "while Slack doesn't answer %s (%j) tells the admin in time, and nothing is lost",
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
      expectGoodMessages(school);
    },
  );

  it("that fails midway in the database saves nothing", async () => {
    const school = await startSchool();
    const before = await stored(school);
    await failWrite(school.db, 'BEFORE UPDATE OF "librarian" ON "Person"', "database or disk is full");
    const pat = await openSettings(school);
    await pat.fill({ name: "Roosevelt School", subjects: "Art", librarians: [OMAR] });
    await save(school);
    expect(JSON.stringify(pat.modal()?.blocks[0])).toMatch(
      /\*Not saved\*: the disk is full.*what you entered is below/,
    );
    expect(pat.modal()?.values).toMatchObject({ name: "Roosevelt School", subjects: "Art", librarians: [OMAR] });
    expect(await stored(school)).toEqual(before);
    expectGoodMessages(school);
  });

  it("from a form older than an update says to open the settings again", async () => {
    const school = await startSchool();
    const before = await stored(school);
    await openSettings(school);
    const { request } = await save(school);
    const old = structuredClone(request.payload);
    (old.view as { private_metadata: string }).private_metadata = '{"hidden":{}}';
    const { ack } = await school.slack.deliver("interaction", old);
    expect(JSON.stringify(ack)).toContain(
      "*Not saved.* This form has expired. Copy what you need, close it and open it",
    );
    expect(await stored(school)).toEqual(before);
    expectGoodMessages(school);
  });
});
