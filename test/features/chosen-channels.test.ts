// A channel that was chosen is checked: a request can name any, also a private one that the person isn't in.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../sandbox/workspace/json.js";
import { ask, openForm, press, seeAfter } from "../support/asking.js";
import { openSheet, showPost, type, wordsOn } from "../support/reflecting.js";
import { ADMIN, GRADE_4, OMAR, PAT, type School, SECRET, STAFF, startSchool, TESS } from "../support/school.js";
import { save, stored } from "../support/settings.js";
import { expectGoodMessages } from "../support/words.js";

const NOT_IN = "You're not in this channel. Join it first, or choose another one.";
const NOT_IN_PRIVATE = "This channel is private, and you're not in it. Choose another one.";

/** Submits the top form with another channel in its place, as only a forged request can. Returns the ack. */
async function submitForged(school: School, by: string, { from, to }: { from: string; to: string }) {
  const { slack } = school;
  const actor = slack.as(by);
  slack.faults.always("*", { kind: "reset" });
  const { request } = await actor.submit({ unchecked: true });
  await slack.settle();
  slack.faults.clear();
  const forged = JSON.parse(JSON.stringify(request.payload).replaceAll(from, to)) as JsonObject;
  const view = { ...(forged.view as JsonObject), id: "V0FORGED" };
  const { ack } = await slack.deliver("interaction", { ...forged, view });
  await slack.settle();
  return ack as JsonObject | undefined;
}

async function inviteBookend({ slack }: School): Promise<void> {
  await slack.invite(SECRET, slack.botUserId);
}

describe("a reflection", () => {
  it.each([
    ["a private channel", SECRET],
    ["a public channel", ADMIN],
  ])("can't be shared in %s that its writer isn't in", async (_what, channel) => {
    const school = await startSchool();
    await inviteBookend(school);
    await openSheet(school, "benefits", OMAR);
    await type(school, { teachers: "Time", audience: "channel" }, OMAR);
    await type(school, { channel: STAFF }, OMAR);
    const ack = await submitForged(school, OMAR, { from: STAFF, to: channel });
    expect(ack).toMatchObject({ response_action: "errors", errors: { channel: NOT_IN } });
    expect(school.slack.messagesIn(channel)).toEqual([]);
    expect(await school.db.reflection.count()).toBe(0);
    expectGoodMessages(school);
  });

  it("isn't posted once its writer has left the channel, even from the preview", async () => {
    const school = await startSchool();
    await inviteBookend(school);
    const tess = await showPost(school, "benefits", { teachers: "Time" }, SECRET);
    school.slack.kick(SECRET, TESS);
    await tess.submit();
    await school.slack.settle();
    expect(wordsOn(tess)).toContain(NOT_IN);
    expect(school.slack.messagesIn(SECRET)).toEqual([]);
    expectGoodMessages(school);
  });

  it("is neither shared nor lost while Slack doesn't say who is in the channel", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "benefits");
    await type(school, { teachers: "Time", audience: "channel" });
    await type(school, { channel: STAFF });
    school.slack.faults.always("users.conversations", { kind: "status", status: 500 });
    await tess.submit();
    await school.slack.settle();
    expect(wordsOn(tess)).toContain("Slack didn't answer, so I couldn't check this channel.");
    expect(tess.modal()?.values).toMatchObject({ teachers: "Time" });
    expect(school.slack.messagesIn(STAFF)).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("a report", () => {
  it("isn't shared by a person who has left the channel since", async () => {
    const school = await startSchool();
    await inviteBookend(school);
    const report = await ask(school, "report", { by: TESS, channel: SECRET });
    school.slack.kick(SECRET, TESS);
    const refused = await press(school, report, "Share in channel");
    expect(refused.text).toBe("You're not in this channel anymore, so you can't share the report in it.");
    expect(school.slack.messagesIn(SECRET)).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("the settings", () => {
  const makeAdmin = async (school: School) => {
    const pat = await openForm(school, "settings", PAT);
    await pat.fill({ admins: [OMAR] });
    await save(school);
  };

  it("take no private channel that the admin isn't in", async () => {
    const school = await startSchool();
    await inviteBookend(school);
    await makeAdmin(school);
    await openForm(school, "settings", OMAR);
    const ack = await submitForged(school, OMAR, { from: ADMIN, to: SECRET });
    expect(ack).toMatchObject({ response_action: "errors", errors: { channel: NOT_IN_PRIVATE } });
    expect(await stored(school)).toMatchObject({ adminChannel: ADMIN });
    const omar = await openForm(school, "prompts", OMAR);
    await omar.fill({ channels: [STAFF], tipChannel: ADMIN });
    const second = await submitForged(school, OMAR, { from: STAFF, to: SECRET });
    expect(second).toMatchObject({ response_action: "errors", errors: { channels: NOT_IN_PRIVATE } });
    expect(await stored(school)).toMatchObject({ promptChannels: "", tipChannel: null });
    expectGoodMessages(school);
  });

  it("take a public channel that the admin isn't in, and keep a private one that another admin chose", async () => {
    const school = await startSchool();
    await inviteBookend(school);
    await school.slack.invite(GRADE_4, school.slack.botUserId);
    await makeAdmin(school);
    const pat = await openForm(school, "settings", PAT);
    await pat.fill({ channel: SECRET });
    await save(school);
    expect(await stored(school)).toMatchObject({ adminChannel: SECRET });
    const omar = await openForm(school, "settings", OMAR);
    await omar.fill({ name: "Roosevelt School" });
    await save(school, OMAR);
    expect(await stored(school)).toMatchObject({ adminChannel: SECRET, name: "Roosevelt School" });
    const prompts = await openForm(school, "prompts", OMAR);
    school.slack.kick(GRADE_4, OMAR);
    await prompts.fill({ channels: [GRADE_4] });
    await seeAfter(school, () => prompts.submit(), OMAR);
    expect(await stored(school)).toMatchObject({ promptChannels: GRADE_4 });
    expectGoodMessages(school);
  });
});
