// What people type and what Slack calls them may hide something: overrides of the direction of writing, control characters,
// halves of characters. None of it is shown to anyone.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../sandbox/workspace/json.js";
import { ask, lastWhisper, openForm, seeAfter, send } from "../support/asking.js";
import { COMPLETE, logByForm } from "../support/logging.js";
import { LEE, type School, STAFF, startSchool, TESS } from "../support/school.js";
import { expectGoodMessages } from "../support/words.js";

/** Reads as "exe.gpj" reversed, with a bell, a byte of C1, a line separator and a space of no width. */
const SNEAKY = "q\u202egpj\u2066.\u0007e\u0090x\u200be";
const SEEN = "qgpj.exe";

const everythingSent = ({ slack }: School) =>
  JSON.stringify([slack.calls.map(({ args }) => args), slack.exchanges.map(({ ack }) => ack)]);

const HIDDEN = /\\u00[019]|[\u0080-\u009f\u200b\u202a-\u202e\u2066-\u2069]/i;

/** Everything but what buttons carry back, which nobody sees. */
const shownOf = (school: School) =>
  everythingSent(school).replace(/"(value|action_id|private_metadata)":"(\\.|[^"\\])*"/g, "");

describe("a typed word that hides something", () => {
  it.each([
    [SNEAKY, `I don't recognize /unit ${SEEN}.`],
    [`reflect ${SNEAKY}`, `I don't recognize the reflection "${SEEN}".`],
    [`ideas ${SNEAKY}`, `I don't have ideas about "${SEEN}".`],
    [`report ${SNEAKY}`, `I don't recognize the month "${SEEN}".`],
    [`list all ${SNEAKY}`, `All units · “${SEEN}”`],
    [`log ${SNEAKY}, grade 4, level 2 with <@${LEE}> today`, SEEN],
    [`ohyeah ${SNEAKY}`, SEEN],
  ])("is shown without it after /unit %j", async (typed, words) => {
    const school = await startSchool();
    const answer = await ask(school, typed);
    expect(answer.text).toContain(words);
    expect(shownOf(school)).not.toMatch(HIDDEN);
    expectGoodMessages(school);
  });

  it("is shown without it when the line couldn't be done", async () => {
    const school = await startSchool();
    await ask(school, "help");
    await school.db.$executeRawUnsafe('DROP TABLE "OhYeah"');
    const answer = await ask(school, `ohyeah ${SNEAKY}`);
    expect(answer.text).toContain(`/unit ohyeah ${SEEN}`);
    expect(shownOf(school)).not.toMatch(HIDDEN);
    expectGoodMessages(school);
  });

  it("is shown without it in the form of a line that isn't clear", async () => {
    const school = await startSchool();
    const tess = await openForm(school, `log ${SNEAKY}, grade 4, level 2 with Lee`);
    expect(tess.modal()?.values.title).toBe(SEEN);
    expect(shownOf(school)).not.toMatch(HIDDEN);
    expectGoodMessages(school);
  });
});

describe("a name in Slack that hides something", () => {
  it("is shown without it, and the next name is used when it shows nothing", async () => {
    const school = await startSchool();
    school.slack.addPerson({ id: "U0SNEAKY001", name: `Lee\u202e\u0000 ${SNEAKY}` });
    school.slack.addPerson({ id: "U0SNEAKY002", name: "\u200b\u202e" });
    await logByForm(school, { partners: ["U0SNEAKY001", "U0SNEAKY002"] });
    const [{ name } = { name: "" }, blank] = await school.db.person.findMany({
      where: { id: { startsWith: "U0SNEAKY" } },
      orderBy: { id: "asc" },
    });
    expect(name).toBe(`Lee ${SEEN}`);
    expect(blank?.name).toMatch(/\S/);
    expect((await ask(school, "list")).text).toContain(`Lee ${SEEN}`);
    expect(shownOf(school)).not.toMatch(HIDDEN);
    expectGoodMessages(school);
  });

  it("and was stored before is shown without it", async () => {
    const school = await startSchool();
    await logByForm(school);
    await school.db.unit.updateMany({ data: { title: `Egypt ${SNEAKY}` } });
    await school.db.person.updateMany({ where: { id: LEE }, data: { name: `Lee ${SNEAKY}` } });
    const list = await ask(school, "list");
    expect(list.text).toContain(`Egypt ${SEEN}`);
    expect(list.text).toContain(`Lee ${SEEN}`);
    await ask(school, "report");
    expect(shownOf(school)).not.toMatch(HIDDEN);
    expectGoodMessages(school);
  });

  it("is shown without it in the error at a field", async () => {
    const school = await startSchool();
    school.slack.addPerson({ id: "U0SNEAKY001", name: "Gus", isGuest: true });
    await logByForm(school, { partners: ["U0SNEAKY001"] });
    await school.db.person.updateMany({ where: { id: "U0SNEAKY001" }, data: { name: `Gus ${SNEAKY}` } });
    const { ack } = await logByForm(school, { partners: ["U0SNEAKY001"] });
    expect(JSON.stringify(ack)).toContain(`Gus ${SEEN} is a guest here.`);
    expect(shownOf(school)).not.toMatch(HIDDEN);
  });
});

describe("half of a surrogate pair in a payload", () => {
  it("is repaired before it is saved", async () => {
    const school = await startSchool();
    const tess = await openForm(school, "log");
    await tess.fill({ ...COMPLETE, title: "Ancient TITLE", notes: "NOTES" });
    const { request } = await tess.submit();
    await school.slack.settle();
    await school.db.unit.deleteMany();
    const halved = JSON.stringify(request.payload)
      .replaceAll("TITLE", "\\ud83d")
      .replaceAll("NOTES", "\\udc38!")
      .replace(/"id":"V[^"]+"/, '"id":"V0000000999"');
    await seeAfter(school, () => school.slack.deliver("interaction", JSON.parse(halved) as JsonObject));
    expect(await school.db.unit.findFirst()).toMatchObject({ title: "Ancient \ufffd", notes: "\ufffd!" });
    expect(lastWhisper(school).text).toContain("Ancient \ufffd");
    expectGoodMessages(school);
  });

  it("is repaired in a draft, too", async () => {
    const school = await startSchool();
    const tess = await openForm(school, "reflect roadblocks");
    const [typed] = await tess.fill({ "explain-1": "No time HALF" });
    await school.slack.settle();
    const later = { action_ts: "1794326000.000100" };
    const halved = JSON.stringify(typed?.request.payload).replaceAll("HALF", "\\ud83d");
    const payload = JSON.parse(halved) as { actions: JsonObject[] };
    await school.slack.deliver("interaction", { ...payload, actions: [{ ...payload.actions[0], ...later }] });
    await school.slack.settle();
    expect((await school.db.draft.findFirstOrThrow()).fields).toContain('"No time \ufffd"');
  });

  it("is repaired in what a button carries", async () => {
    const school = await startSchool();
    const { request } = await seeAfter(school, () =>
      school.slack.as(TESS).command("/unit", "help", { channel: STAFF }),
    );
    const { team_id: team = "", trigger_id, response_url } = request.payload;
    const click = (text: string): JsonObject => ({
      type: "block_actions",
      team: { id: team },
      user: { id: TESS, team_id: team },
      channel: { id: STAFF, name: "all-staff" },
      container: { type: "message", message_ts: "1.000001", channel_id: STAFF, is_ephemeral: true },
      ...{ trigger_id, response_url },
      actions: [{ type: "button", action_id: "run", value: JSON.stringify({ text }), action_ts: "1.000002" }],
    });
    const answer = await send(school, "interaction", click("ideas \ud83d"));
    expect(answer.text).toContain('I don\'t have ideas about "\ufffd".');
    expectGoodMessages(school);
  });
});
