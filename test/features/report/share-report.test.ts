// Sharing the report in a channel: announced first, done once, and clear about Slack's answer.
import { describe, expect, it } from "vitest";
import {
  ask,
  buttonsOf,
  forge,
  lastWhisper,
  press,
  seeAfter,
  send,
  toForgedClick,
  wordsOnButtons,
} from "../../support/asking.js";
import { fillLog } from "../../support/rows.js";
import { GRADE_4, LEE, OMAR, type School, SECRET, STAFF, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const SHARE = "Share in channel";

async function withUnits(count = 1): Promise<School> {
  const school = await startSchool();
  const units = Array.from({ length: count }, (_, index) => ({ title: `Unit ${index + 1}`, date: "2026-11-05" }));
  await fillLog(
    school,
    units.map((unit) => ({ ...unit, level: 3, loggedBy: TESS, partners: [LEE] })),
  );
  return school;
}

const sharedIn = ({ slack }: School, channel = STAFF) => slack.messagesIn(channel);

describe("Share", () => {
  it("names the channel first, posts there for everyone, and says so afterward", async () => {
    const school = await withUnits();
    const report = await ask(school, "report");
    expect(report.text).toContain(`Everyone in <#${STAFF}> will be able to read it.`);
    const after = await press(school, report, SHARE);
    expect(sharedIn(school)).toHaveLength(1);
    const [shared] = sharedIn(school);
    expect(shared?.text).toContain("Library Utilization Report: November 2026 so far · Lincoln School");
    expect(shared?.text).toContain("1 unit supported, average level of partnership 3.0");
    expect(shared?.text).toContain("Nov 5 · Unit 1 · 4 · 3 Collaboration");
    expect(shared?.text).toContain(`Shared by Name of ${TESS}.`);
    expect(shared?.text).not.toContain("Only you");
    expect(shared?.text).not.toContain("will be able to read it");
    expect(after).toMatchObject({ ts: report.ts, text: `Shared in <#${STAFF}>. Everyone there can read it.` });
    expect(wordsOnButtons(after)).toEqual(["Take it back"]);
    expectGoodMessages(school);
  });

  it.each([
    ["twice at once", { twice: true }],
    ["again after a while", {}],
  ])("clicked %s posts once", async (_how, options) => {
    const school = await withUnits();
    const report = await ask(school, "report");
    const exchange = await seeAfter(school, () => school.slack.as(TESS).click(report, "share-report"));
    await seeAfter(school, () => school.slack.deliver("interaction", exchange.request.payload, options));
    expect(sharedIn(school)).toHaveLength(1);
    expect(lastWhisper(school).text).toContain("You already shared this report.");
    expect(lastWhisper(school).text).toContain("type /unit report 2026-11 and share it from there");
    expectGoodMessages(school);
  });

  it("posts the report as of the click, not as it was first shown", async () => {
    const school = await withUnits();
    const report = await ask(school, "report");
    await school.db.unit.updateMany({ data: { title: "Renamed" } });
    await press(school, report, SHARE);
    expect(sharedIn(school)[0]?.text).toContain("Renamed");
    expectGoodMessages(school);
  });

  it("shows everyone the first page of a long report, and whispers more to anyone who asks", async () => {
    const school = await withUnits(120);
    await press(school, await ask(school, "report"), SHARE);
    const [shared] = sharedIn(school);
    expect(shared?.text).toContain("Units 1 to 99 of 120, page 1 of 2.");
    if (!shared) return;
    const more = await press(school, shared, "Next page (21 more)", OMAR);
    expect(more).toMatchObject({ visibleTo: OMAR, channel: STAFF });
    expect(more.text).toContain("Units 100 to 120 of 120, page 2 of 2.");
    expect(sharedIn(school)).toEqual([shared]);
    expectGoodMessages(school);
  });
});

describe("where the report cannot be posted", () => {
  it("in a channel without Bookend, it says what to type, and works after that", async () => {
    const school = await withUnits();
    const report = await ask(school, "report", { channel: GRADE_4 });
    const refused = await press(school, report, SHARE);
    expect(refused.text).toBe(
      "I'm not in that channel, so I couldn't post there. Type /invite @Bookend in it, then try again.",
    );
    expect(JSON.stringify(refused.blocks)).toContain('{"type":"text","text":"/invite @Bookend","style":{"code":true}}');
    await school.slack.invite(GRADE_4, school.slack.botUserId);
    await press(school, report, SHARE);
    expect(sharedIn(school, GRADE_4)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("in a private channel without Bookend, it says what to type, too", async () => {
    const school = await withUnits();
    const refused = await press(school, await ask(school, "report", { channel: SECRET }), SHARE);
    expect(refused.text).toContain("I can't see that channel. If it's private, type /invite @Bookend in it");
    expectGoodMessages(school);
  });

  it("in an archived channel, it says so", async () => {
    const school = await withUnits();
    const report = await ask(school, "report");
    school.slack.archive(STAFF);
    expect((await press(school, report, SHARE)).text).toContain("That channel is archived");
    expectGoodMessages(school);
  });

  it("in a direct message, there is no Share, and a forged one is refused", async () => {
    const school = await withUnits();
    const channel = school.slack.as(TESS).directChannel;
    const report = await ask(school, "report", { channel });
    expect(wordsOnButtons(report)).toEqual(["See each unit", "Download"]);
    expect(report.text).not.toContain("will be able to read it");
    const payload = await toForgedClick(school, { name: "share-report", value: { month: "2026-11" } });
    const refused = await send(school, "interaction", { ...payload, channel: { id: channel, name: "directmessage" } });
    expect(refused.text).toContain("You can only share a report in a channel. Open one and try again there.");
    expect(school.slack.messagesIn(channel)).toEqual([]);
    expectGoodMessages(school);
  });

  it("because the button's month is invalid, it says the button is old", async () => {
    const school = await withUnits();
    const answer = await forge(school, { name: "share-report", value: { month: "2026-1" } });
    expect(answer.text).toContain("no longer works");
    expect(sharedIn(school)).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("when Slack gets the post", () => {
  it.each([
    [
      { kind: "ratelimited", retryAfter: 30 },
      "Slack is limiting posts in that channel. Please share it again in a minute.",
    ],
    [{ kind: "error", error: "restricted_action" }, "This workspace doesn't let apps post in that channel."],
    [
      { kind: "error", error: "messages_tab_disabled" },
      "Slack didn't let me post in that channel (messages_tab_disabled). Please tell the person who runs Bookend.",
    ],
  ] as const)("and rejects it (%j), the person is told, and can try again at once", async (fault, words) => {
    const school = await withUnits();
    school.slack.faults.next("chat.postMessage", fault);
    const report = await ask(school, "report");
    expect((await press(school, report, SHARE)).text).toContain(words);
    expect(sharedIn(school)).toEqual([]);
    await press(school, report, SHARE);
    expect(sharedIn(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("and finds it too long in every size, the person is told, and can try again at once", async () => {
    const school = await withUnits();
    school.slack.faults.next("chat.postMessage", { kind: "error", error: "msg_too_long" }, 5);
    const report = await ask(school, "report");
    expect((await press(school, report, SHARE)).text).toContain(
      "Slack didn't let me post in that channel (msg_too_long). Please tell the person who runs Bookend.",
    );
    expect(sharedIn(school)).toEqual([]);
    await press(school, report, SHARE);
    expect(sharedIn(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it.each([
    [{ kind: "reset" }, 0],
    [{ kind: "lostReply" }, 1],
    [{ kind: "status", status: 503 }, 0],
    [{ kind: "html" }, 0],
    [{ kind: "error", error: "fatal_error" }, 0],
    [{ kind: "error", error: "internal_error" }, 0],
  ] as const)("and doesn't confirm it (%j), the person checks and decides", async (fault, posted) => {
    const school = await withUnits();
    school.slack.faults.next("chat.postMessage", fault);
    const report = await ask(school, "report");
    const answer = await press(school, report, SHARE);
    expect(answer.text).toContain("Slack didn't confirm the post. Check the channel");
    expect(sharedIn(school)).toHaveLength(posted);
    // The same button posts nothing more on its own and says how to share it.
    expect((await press(school, report, SHARE)).text).toContain("type /unit report 2026-11 and share it from there");
    expect(sharedIn(school)).toHaveLength(posted);
    await press(school, await ask(school, "report"), SHARE);
    expect(sharedIn(school)).toHaveLength(posted + 1);
    expectGoodMessages(school);
  });
});

it("the report's Share carries only the month", async () => {
  const school = await withUnits();
  const share = buttonsOf(await ask(school, "report")).find((button) => button.text.text === SHARE);
  expect(share).toMatchObject({ action_id: "share-report", value: '{"month":"2026-11"}', style: "primary" });
  expectGoodMessages(school);
});
