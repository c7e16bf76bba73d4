// The form with values that Slack's own clients would never send, and when saving fails.
import { describe, expect, it } from "vitest";
import { ask } from "../../support/asking.js";
import { COMPLETE, logByForm, openForm, whispers } from "../../support/logging.js";
import { GONE, GUEST, LEE, OMAR, PAT, ROBOT, type School, STRANGER, startSchool, TESS } from "../../support/school.js";
import { lockWrites } from "../../support/sqlite-file.js";
import { openByClick } from "../../support/surfaces.js";

/** Submits the form with the state of one field replaced: what a forged or broken client would send. */
async function submitWith(school: School, name: string, state: object | undefined) {
  const tess = await openForm(school);
  await tess.fill({ ...COMPLETE, title: "" });
  const { request } = await tess.submit();
  const payload = structuredClone(request.payload) as { view: { state: { values: Record<string, object> } } };
  payload.view.state.values.title = { title: { type: "plain_text_input", value: "Ancient Egypt" } };
  if (state === undefined) delete payload.view.state.values[name];
  else payload.view.state.values[name] = { [name]: state };
  const exchange = await school.slack.deliver("interaction", payload as never);
  await school.slack.settle();
  return exchange;
}

const text = (value: string | null) => ({ type: "plain_text_input", value });
const option = (value: string) => ({ type: "radio_buttons", selected_option: { value } });
const users = (...ids: string[]) => ({ type: "multi_users_select", selected_users: ids });

describe("an invalid field", () => {
  it.each([
    ["title", "missing", undefined, /name or topic/],
    ["title", "empty", text(null), /name or topic/],
    ["title", "only spaces", text("   "), /name or topic/],
    ["title", "only control characters", text("\u0000\u0007"), /name or topic/],
    ["title", "too long", text("x".repeat(151)), /150/],
    ["date", "missing", undefined, /date/i],
    ["date", "31 Feb", { type: "datepicker", selected_date: "2026-02-31" }, /./],
    ["date", "before 2000", { type: "datepicker", selected_date: "1999-12-31" }, /2000/],
    ["date", "in two years", { type: "datepicker", selected_date: "2028-11-10" }, /year/],
    ["date", "no date", { type: "datepicker", selected_date: "tomorrow" }, /./],
    ["grades", "missing", undefined, /grade/],
    ["grades", "not one of ours", { type: "multi_static_select", selected_options: [{ value: "99" }] }, /grade/i],
    ["level", "missing", undefined, /level/i],
    ["level", "5", option("5"), /level/i],
    ["level", "1.5", option("1.5"), /level/i],
    ["partners", "missing", undefined, /partner/],
    ["others", "too long a name", text("x".repeat(76)), /75/],
    ["others", "too many names", text(Array.from({ length: 11 }, (_, n) => `Ana Rivera ${n}`).join(",")), /10/],
    ["others", "a mention", text(`Ms. Rivera, <@${LEE}>`), /under Worked with/],
    ["others", "a handle", text("@rivera"), /under Worked with/],
    ["others", "no name", text("12, 13"), /names/],
    ["partners", "only the logger", users(TESS), /besides yourself/],
    ["partners", "one who left", users(GONE), /Gail Gone has left/],
    ["partners", "a guest", users(LEE, GUEST), /Gus Guest is a guest/],
    ["partners", "an app", users(ROBOT), /Robo is an app/],
    ["partners", "a stranger", users(STRANGER), /another organization/],
    ["partners", "someone unknown", users("U0NOBODY001"), /doesn't know/],
    ["subject", "too long", { type: "external_select", selected_option: { value: "x".repeat(76) } }, /75/],
    ["classes", "0", { type: "number_input", value: "0" }, /1 to 200/],
    ["classes", "201", { type: "number_input", value: "201" }, /1 to 200/],
    ["classes", "1.5", { type: "number_input", value: "1.5" }, /1 to 200/],
    ["classes", "a word", { type: "number_input", value: "two" }, /1 to 200/],
    ["notes", "too long", text("x".repeat(2001)), /2000/],
  ])("%s %s: an error at the field, nothing saved", async (name, _what, state, error) => {
    const school = await startSchool();
    const exchange = await submitWith(school, name, state);
    expect(exchange.ack).toMatchObject({ response_action: "errors", errors: { [name]: expect.stringMatching(error) } });
    expect(await school.db.unit.count()).toBe(0);
    expect(await school.db.seenRequest.count()).toBe(0);
  });

  it("shows the errors of all fields at once", async () => {
    const school = await startSchool();
    const tess = await openForm(school);
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(Object.keys(tess.modal()?.errors ?? {}).sort()).toEqual(["grades", "level", "title"]);
    expect(school.slack.problems).toEqual([]);
  });
});

it("a field that the form doesn't show has no value, whatever the request says", async () => {
  const school = await startSchool();
  const tess = await openForm(school);
  await tess.fill(COMPLETE);
  const { request } = await tess.submit();
  await school.slack.settle();
  await school.db.unit.deleteMany();
  const payload = structuredClone(request.payload) as {
    view: { id: string; state: { values: Record<string, object> } };
  };
  payload.view.id = "V0ANOTHER01";
  payload.view.state.values.evidence = { evidence: text("Only level 4 has evidence") };
  await school.slack.deliver("interaction", payload as never);
  await school.slack.settle();
  expect(await school.db.unit.findMany()).toMatchObject([{ level: 2, evidence: null }]);
});

it("an admin may leave the person who logged a unit among its partners, whoever they are now", async () => {
  const school = await startSchool();
  await logByForm(school);
  await school.slack.updatePerson(TESS, { isGuest: true });
  await school.slack.settle();
  await ask(school, "help", { by: PAT });
  const { id: unit } = await school.db.unit.findFirstOrThrow();
  const pat = await openByClick(school, PAT, { name: "edit-unit", value: { unit } });
  await pat.fill({ title: "Ancient Rome", partners: [LEE, TESS] });
  await school.slack.settle();
  await pat.submit();
  await school.slack.settle();
  expect(pat.modal()).toBeUndefined();
  expect(await school.db.unit.findMany({ include: { partners: true } })).toMatchObject([
    { title: "Ancient Rome", loggedById: TESS, partners: [{ personId: LEE }] },
  ]);
});

it("a form refused twice has one notice above what was typed", async () => {
  const school = await startSchool();
  const tess = await openForm(school);
  await tess.fill(COMPLETE);
  await school.slack.updatePerson(TESS, { isGuest: true });
  await school.slack.settle();
  for (const _time of [1, 2]) {
    await tess.submit();
    await school.slack.settle();
    const ids = tess.modal()?.blocks.map((block) => block.block_id) ?? [];
    expect(ids.filter((id) => id === "notice")).toEqual(["notice"]);
    expect(ids[0]).toBe("notice");
    expect(tess.modal()?.values).toMatchObject({ title: "Ancient Egypt", level: "2" });
  }
  expect(school.slack.problems).toEqual([]);
});

describe("odd but honest text", () => {
  it.each([
    ["<!channel> & <b>", "<!channel> & <b>"],
    ["  two   spaces ", "two spaces"],
    ["a\u0000b\u202Ec", "abc"],
    ["مصر القديمة", "مصر القديمة"],
    ["👩‍🏫 Ägypten", "👩‍🏫 Ägypten"],
  ])("the title %j is saved as %j and mentions no one", async (typed, saved) => {
    const school = await startSchool();
    await logByForm(school, { title: typed, notes: typed });
    expect(await school.db.unit.findMany()).toMatchObject([{ title: saved }]);
    expect(whispers(school)[0]).not.toContain("<!channel>");
    expect(school.slack.problems).toEqual([]);
  });
});

describe("a form with tampered data", () => {
  it.each([
    ["not JSON", "gibberish"],
    ["from another version", JSON.stringify({ hidden: { unit: 7 } })],
    ["empty", ""],
  ])("hidden data %s: says so, keeps what was typed and saves nothing", async (_what, metadata) => {
    const school = await startSchool();
    const tess = await openForm(school);
    await tess.fill(COMPLETE);
    const first = await tess.submit();
    await school.slack.settle();
    await school.db.unit.deleteMany();
    const payload = structuredClone(first.request.payload) as { view: { private_metadata: string; id: string } };
    payload.view.private_metadata = metadata;
    payload.view.id = "V0ANOTHER01";
    const exchange = await school.slack.deliver("interaction", payload as never);
    const ack = JSON.stringify(exchange.ack);
    expect(ack).toContain("Not saved");
    expect(ack).toContain("This form has expired. Copy what you need, close it and open it again.");
    expect(await school.db.unit.count()).toBe(0);
  });

  it("someone else's unit in the hidden data isn't changed", async () => {
    const school = await startSchool();
    await logByForm(school, { partners: [LEE] }, OMAR);
    const unit = await school.db.unit.findFirstOrThrow();
    const tess = await openForm(school);
    await tess.fill({ ...COMPLETE, title: "Stolen" });
    const { request } = await tess.submit({ unchecked: true });
    await school.slack.settle();
    const payload = structuredClone(request.payload) as { view: { private_metadata: string; id: string } };
    payload.view.id = "V0ANOTHER01";
    payload.view.private_metadata = JSON.stringify({ hidden: { unit: { id: unit.id, updatedAt: unit.updatedAt } } });
    const exchange = await school.slack.deliver("interaction", payload as never);
    expect(JSON.stringify(exchange.ack)).toContain("Only the unit's partners, librarians and admins");
    expect(await school.db.unit.findUniqueOrThrow({ where: { id: unit.id } })).toMatchObject({
      title: "Ancient Egypt",
    });
  });

  it("an unknown form, button, shortcut and suggestion each get a clear answer", async () => {
    const school = await startSchool();
    const tess = await openForm(school);
    await tess.fill(COMPLETE);
    const { request } = await tess.submit();
    await school.slack.settle();
    const payload = structuredClone(request.payload) as { view: { callback_id: string } };
    payload.view.callback_id = "gone";
    const exchange = await school.slack.deliver("interaction", payload as never);
    expect(JSON.stringify(exchange.ack)).toContain("older version");
    // What was typed is still there to be copied.
    const { blocks } = (exchange.ack as { view: { blocks: { block_id?: string }[] } }).view;
    expect(blocks.map((block) => block.block_id)).toEqual(expect.arrayContaining(["notice", "title", "notes"]));
    await tess.shortcut("gone");
    await school.slack.settle();
    expect(school.slack.directMessagesTo(TESS).at(-1)?.text).toContain("older version");
  });
});

describe("when the database rejects the write", () => {
  // Of Slack's three seconds, SQLite waits two. A busy machine may miss the third.
  it("a locked database: says so in time, keeps what was typed, and saves on the second try", {
    retry: 2,
  }, async () => {
    const school = await startSchool();
    const tess = await openForm(school);
    await tess.fill({ ...COMPLETE, notes: "Do not lose me" });
    const unlock = lockWrites(school.env);
    const exchange = await tess.submit();
    unlock();
    await school.slack.settle();
    expect(exchange).toMatchObject({ status: 200, timedOut: false });
    const notice = JSON.stringify(tess.modal()?.blocks[0]);
    expect(notice).toMatch(/Not saved.*the database is busy.*ref [0-9A-Z]{4}.*Nothing is lost/);
    expect(tess.modal()?.values).toMatchObject({ title: "Ancient Egypt", notes: "Do not lose me" });
    expect(await school.db.unit.count()).toBe(0);
    await tess.submit();
    await school.slack.settle();
    expect(await school.db.unit.findMany()).toMatchObject([{ notes: "Do not lose me" }]);
    expect(school.slack.problems).toEqual([]);
  });

  it("in one line: gives back what was typed, with a button to try again", async () => {
    const school = await startSchool();
    await logByForm(school, { title: "First, so that Lee is known" });
    const unlock = lockWrites(school.env);
    const tess = school.slack.as(TESS);
    await tess.command("/unit", `log Rivers, grade 4, level 2 with <@${LEE}>`, { channel: "C0STAFF0001" });
    await school.slack.settle();
    unlock();
    const whisper = school.slack.whispersTo(TESS).at(-1);
    expect(whisper?.text).toMatch(/Not done: the database is busy/);
    expect(whisper?.text).toContain("You typed: /unit log Rivers, grade 4, level 2");
    if (!whisper) throw new Error("nothing was told");
    await tess.click(whisper, (element) => `${element.action_id}`.startsWith("run"));
    await school.slack.settle();
    expect(await school.db.unit.count({ where: { title: "Rivers" } })).toBe(1);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("when Slack does not open the form", () => {
  it("gives back what was typed", async () => {
    const school = await startSchool();
    school.slack.faults.next("views.open", { kind: "error", error: "internal_error" });
    const tess = school.slack.as(TESS);
    await tess.command("/unit", `log Rivers, grade 4 with <@${LEE}|lee>`, { channel: "C0STAFF0001" });
    await school.slack.settle();
    expect(school.slack.whispersTo(TESS).at(-1)?.text).toContain("You typed: /unit log Rivers, grade 4 with @lee");
  });
});
