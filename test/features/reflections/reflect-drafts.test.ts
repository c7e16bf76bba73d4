// What is typed into a reflection outlives its form: every keystroke is saved, in the order it was typed, until it is sent.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../sandbox/workspace/json.js";
import { ask, forge, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { openHomeAgain, pressHome } from "../../support/homing.js";
import { openSheet, reflections, reflectOn, save, type, wordsOn } from "../../support/reflecting.js";
import { OMAR, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { lockWrites } from "../../support/sqlite-file.js";
import { expectGoodMessages } from "../../support/words.js";

/** Types one text after the other into a field, and returns what was sent while doing so. */
async function typeInTurn(school: School, field: string, texts: readonly string[]): Promise<JsonObject[]> {
  const sent = [];
  for (const text of texts) sent.push(...(await school.slack.as(TESS).fill({ [field]: text })));
  await school.slack.settle();
  return sent.map(({ request }) => request.payload);
}

/** Closes and reopens the sheet, and returns what is in its fields. */
async function reopen(school: School, sheet: string) {
  const tess = school.slack.as(TESS);
  while (tess.modal()) await tess.close();
  return (await openSheet(school, sheet)).modal()?.values ?? {};
}

describe("a closed form", () => {
  it("loses nothing: text, choices and who can read it are there when it is opened again, even after a restart", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "roadblocks");
    await type(school, { "explain-1": "Two lunches" });
    await type(school, { "category-1": "other", audience: "librarians", "solution-1": "A third one" });
    await tess.close();
    await school.restart();
    expect(await reopen(school, "roadblocks")).toMatchObject({
      "explain-1": "Two lunches",
      "category-1": "other",
      "solution-1": "A third one",
      audience: "librarians",
    });
    expect(wordsOn(tess)).toContain("Your draft from today.");
    expect(await reflections(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("belongs to one person: another person's is empty", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    await type(school, { teachers: "Time" });
    const omar = await openSheet(school, "benefits", OMAR);
    expect(omar.modal()?.values.teachers ?? null).toBeNull();
    expect(wordsOn(omar)).not.toContain("Your draft");
    expectGoodMessages(school);
  });

  it("with nothing typed in it leaves no draft, whatever audience was chosen", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    await type(school, { audience: "librarians" });
    await reopen(school, "benefits");
    expect(wordsOn(school.slack.as(TESS))).not.toContain("Your draft");
    await school.slack.as(TESS).close();
    expect(wordsOnButtons(await ask(school, "reflect"))).not.toContain("Continue draft");
    expectGoodMessages(school);
  });
});

describe("closing a form", () => {
  const saysSo = ({ slack }: School, by = TESS) =>
    slack.whispersTo(by).filter(({ text }) => text.includes("Your draft is saved."));

  async function close(school: School, by = TESS): Promise<void> {
    await school.slack.as(by).close();
    await school.slack.settle();
  }

  it("says once that the draft is saved, where the form was opened, with a button to continue", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    await type(school, { teachers: "Time" });
    await close(school);
    const [message, ...more] = saysSo(school);
    expect(more).toEqual([]);
    expect(message).toMatchObject({ channel: STAFF, text: "Who Benefits: Your draft is saved. Only you can see it." });
    await press(school, message as never, "Continue");
    expect(school.slack.as(TESS).modal()?.values).toMatchObject({ teachers: "Time" });
    await type(school, { teachers: "Time and books" });
    await close(school);
    expect(saysSo(school)).toHaveLength(1);
    expect(saysSo(school, OMAR)).toEqual([]);
    expectGoodMessages(school);
  });

  it("says nothing when nothing was typed, or all of it was taken out again", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    await type(school, { audience: "librarians" });
    await close(school);
    await openSheet(school, "benefits");
    await type(school, { teachers: "Time" });
    await type(school, { teachers: "" });
    await close(school);
    expect(saysSo(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("says it again for another draft: after the first was sent, or dropped", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    await type(school, { teachers: "Time" });
    await close(school);
    await openSheet(school, "benefits");
    await save(school);
    await openSheet(school, "benefits");
    await type(school, { teachers: "Books" });
    await close(school);
    expect(saysSo(school)).toHaveLength(2);
    await press(school, await ask(school, "reflect"), "Start over");
    await type(school, { students: "Sources" });
    await close(school);
    expect(saysSo(school)).toHaveLength(3);
    expectGoodMessages(school);
  });

  it("of a reflection that is edited continues with the changes, and says it once when Slack sends it twice", async () => {
    const school = await startSchool();
    const saved = await reflectOn(school, "benefits", { teachers: "Time" });
    await press(school, saved, "Edit");
    await type(school, { teachers: "Time and books" });
    const closed = await school.slack.as(TESS).close();
    await Promise.all([closed?.repeat(), closed?.repeat()]);
    await school.slack.settle();
    const [message, ...more] = saysSo(school);
    expect(more).toEqual([]);
    await press(school, message as never, "Continue");
    expect(school.slack.as(TESS).modal()?.values).toMatchObject({ teachers: "Time and books" });
    const own = await forge(school, { name: "own-reflections", value: { page: 0 } });
    expect(wordsOnButtons(own)).toEqual(["Continue draft", "Start over", "Delete"]);
    expectGoodMessages(school);
  });

  it("that was opened in the Home says so in a direct message", async () => {
    const school = await startSchool();
    const tess = school.slack.as(TESS);
    await openSheet(school, "benefits");
    await type(school, { teachers: "Time" });
    await close(school);
    await school.db.draft.updateMany({ data: { toldAt: null } });
    await openHomeAgain(school);
    await pressHome(school, "Continue draft: Who Benefits");
    expect(wordsOn(tess)).toContain("Start over");
    await close(school);
    expect(school.slack.directMessagesTo(TESS).map(({ text }) => text)).toEqual([
      "Who Benefits: Your draft is saved. Only you can see it.",
    ]);
    expectGoodMessages(school);
  });
});

describe("Start over", () => {
  const startOver = (school: School, target: Parameters<ReturnType<School["slack"]["as"]>["click"]>[0], by = TESS) =>
    seeAfter(
      school,
      () => school.slack.as(by).click(target, (element) => `${element.action_id}`.startsWith("start-over")),
      by,
    );

  it("in the form asks first, drops the draft and opens an empty form, which closes everything when it is saved", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    await type(school, { teachers: "Time", audience: "librarians" });
    await reopen(school, "benefits");
    const tess = school.slack.as(TESS);
    expect(wordsOn(tess)).toContain("This deletes your draft.");
    await startOver(school, tess.modal() as NonNullable<ReturnType<typeof tess.modal>>);
    expect(tess.modals()).toHaveLength(2);
    expect(tess.modal()?.values).toMatchObject({ audience: "me" });
    expect(tess.modal()?.values.teachers ?? null).toBeNull();
    expect(wordsOn(tess)).not.toContain("Your draft");
    await type(school, { students: "Sources", audience: "channel" });
    await type(school, { channel: STAFF });
    // Slack stacks three views: the old form, the new one and the preview.
    await seeAfter(school, () => tess.submit());
    expect(tess.modals()).toHaveLength(3);
    await tess.submit();
    await school.slack.settle();
    expect(tess.modals()).toEqual([]);
    expect(school.slack.directMessagesTo(TESS).at(-1)?.text).toContain("Saved: Who Benefits. Everyone in");
    expect(await reflections(school)).toMatchObject([{ answers: { students: "Sources" } }]);
    expect(await school.db.draft.count()).toBe(0);
    expectGoodMessages(school);
  });

  it("in the picker opens an empty form, and a keystroke that arrives late doesn't bring the draft back", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    const [first] = await typeInTurn(school, "teachers", ["T"]);
    school.clock.now = new Date(school.clock.now.getTime() + 200);
    await typeInTurn(school, "teachers", ["Time"]);
    const tess = school.slack.as(TESS);
    while (tess.modal()) await tess.close();
    await startOver(school, await ask(school, "reflect"));
    expect(tess.modal()?.values.teachers ?? null).toBeNull();
    await school.slack.deliver("interaction", first ?? {});
    expect((await reopen(school, "benefits")).teachers ?? null).toBeNull();
    expect(wordsOnButtons(await ask(school, "reflect"))).not.toContain("Start over");
    expectGoodMessages(school);
  });

  it("sent again by Slack drops nothing that was typed since, and the next click drops it", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    await type(school, { teachers: "Time" });
    const tess = school.slack.as(TESS);
    await tess.close();
    const click = await startOver(school, await ask(school, "reflect"));
    await type(school, { students: "Sources" });
    await click.repeat();
    await school.slack.settle();
    while (tess.modal()) await tess.close();
    const picker = await ask(school, "reflect");
    expect(wordsOnButtons(picker)).toContain("Start over");
    await startOver(school, picker);
    expect(await reopen(school, "benefits")).not.toMatchObject({ students: "Sources" });
    expectGoodMessages(school);
  });

  it("on changes to a reflection goes back to what was saved", async () => {
    const school = await startSchool();
    const saved = await reflectOn(school, "benefits", { teachers: "Time" });
    const tess = school.slack.as(TESS);
    const edit = () => seeAfter(school, () => tess.click(saved, "edit-reflection"));
    await edit();
    await type(school, { teachers: "Time, half-changed" });
    await tess.close();
    await edit();
    await startOver(school, tess.modal() as NonNullable<ReturnType<typeof tess.modal>>);
    expect(tess.modal()?.values).toMatchObject({ teachers: "Time" });
    await type(school, { teachers: "Time, and ideas" });
    await tess.submit();
    await school.slack.settle();
    expect(tess.modals()).toEqual([]);
    expect(await reflections(school)).toMatchObject([{ answers: { teachers: "Time, and ideas" } }]);
    expectGoodMessages(school);
  });

  it("of another person's reflection is refused, and drops nothing", async () => {
    const school = await startSchool();
    const saved = await reflectOn(school, "benefits", { teachers: "Time" });
    await seeAfter(school, () => school.slack.as(TESS).click(saved, "edit-reflection"));
    await type(school, { teachers: "Time, half-changed" });
    const { id: reflection } = await school.db.reflection.findFirstOrThrow();
    const before = await school.db.draft.findMany();
    const answer = await forge(school, { name: "start-over", value: { sheet: "benefits", reflection }, by: OMAR });
    expect(answer.text).toBe("This reflection is gone, or it isn't yours. Nothing was changed.");
    expect(await school.db.draft.findMany()).toEqual(before);
    const retired = await forge(school, { name: "start-over", value: { sheet: "retired" } });
    expect(retired.text).toContain("This reflection is no longer available.");
    expectGoodMessages(school);
  });
});

describe("every keystroke", () => {
  it("is reported, and the draft has the last one", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    expect(await typeInTurn(school, "teachers", ["T", "Ti", "Tim", "Time"])).toHaveLength(4);
    expect(await reopen(school, "benefits")).toMatchObject({ teachers: "Time" });
    expectGoodMessages(school);
  });

  it("that arrives late does not undo what was typed after it", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    const [first] = await typeInTurn(school, "teachers", ["T"]);
    school.clock.now = new Date(school.clock.now.getTime() + 200);
    await typeInTurn(school, "teachers", ["Time"]);
    await school.slack.deliver("interaction", first ?? {});
    expect(await reopen(school, "benefits")).toMatchObject({ teachers: "Time" });
    expectGoodMessages(school);
  });

  it("that arrives late does not bring back what was emptied", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    const [first] = await typeInTurn(school, "teachers", ["T"]);
    school.clock.now = new Date(school.clock.now.getTime() + 200);
    await typeInTurn(school, "teachers", [""]);
    await school.slack.deliver("interaction", first ?? {});
    expect((await reopen(school, "benefits")).teachers ?? null).toBeNull();
    expectGoodMessages(school);
  });

  it("that arrives after the form was sent leaves no draft behind", async () => {
    const school = await startSchool();
    await openSheet(school, "benefits");
    const [first] = await typeInTurn(school, "teachers", ["Time"]);
    await save(school);
    await school.slack.deliver("interaction", first ?? {});
    await school.slack.settle();
    expect(await school.db.draft.count()).toBe(0);
    expect(wordsOnButtons(await ask(school, "reflect"))).not.toContain("Continue draft");
    expectGoodMessages(school);
  });

  it("is saved even when the form was closed before it could be redrawn", async () => {
    const school = await startSchool();
    await openSheet(school, "roadblocks");
    school.slack.faults.next("views.update", { kind: "error", error: "not_found" });
    await type(school, { "category-1": "culture" });
    expect(await reopen(school, "roadblocks")).toMatchObject({ "category-1": "culture" });
    // Closing a form is no error.
    expect(school.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    expectGoodMessages(school);
  });

  it("that the locked database can't take bothers no one: the form goes on, and takes the next one", async () => {
    const school = await startSchool();
    const tess = await openSheet(school, "benefits");
    const unlock = lockWrites(school.env);
    await type(school, { teachers: "T" });
    unlock();
    expect(tess.modal()?.values.teachers).toBe("T");
    expect(school.logged.filter((line) => line.includes("change in reflect-benefits"))).toHaveLength(1);
    await type(school, { teachers: "Ti" });
    expect(await reopen(school, "benefits")).toMatchObject({ teachers: "Ti" });
    expectGoodMessages(school);
  });
});
