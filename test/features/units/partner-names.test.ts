// Partners who aren't in this Slack: logged as plain names, shown with the other partners, and asked about nothing.
import { describe, expect, it } from "vitest";
import { ask, lastWhisper, openForm, press } from "../../support/asking.js";
import { logByForm, whispers } from "../../support/logging.js";
import { minutesAfter, tickAt } from "../../support/reporting.js";
import { LEE, OMAR, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const namesIn = async ({ db }: School) =>
  (await db.unitPartnerName.findMany({ orderBy: { name: "asc" } })).map(({ name }) => name);

/** Logs it by the form, and returns the answer. */
async function logBy(school: School, fields: Parameters<typeof logByForm>[1]) {
  await logByForm(school, fields);
  return lastWhisper(school);
}

describe("a unit with someone who isn't in this Slack", () => {
  it("is logged with a plain name next to the partners, and shows it wherever it shows partners", async () => {
    const school = await startSchool();
    const saved = await logBy(school, { partners: [LEE], others: "Ms. Rivera,  Mr. Ito " });
    expect(saved.text).toContain("with Lee Librarian, Mr. Ito, and Ms. Rivera");
    expect(await namesIn(school)).toEqual(["Mr. Ito", "Ms. Rivera"]);
    expect((await ask(school, "list")).text).toContain("with Lee Librarian, Mr. Ito, and Ms. Rivera");
    expect((await ask(school, "list", { by: LEE })).text).toContain("with Tess Teacher, Mr. Ito, and Ms. Rivera");
    expectGoodMessages(school);
  });

  it("needs no partner in Slack, and then nobody is asked about its level", async () => {
    const school = await startSchool();
    const saved = await logBy(school, { partners: [], others: "Ms. Rivera" });
    expect(saved.text).toContain("with Ms. Rivera");
    expect(saved.text).not.toContain("will be asked");
    await tickAt(school, minutesAfter(school.clock.now, 11));
    expect(await school.db.unitPartner.count()).toBe(0);
    expect(school.slack.calls.filter(({ method }) => method === "chat.postMessage")).toEqual([]);
    expectGoodMessages(school);
  });

  it("keeps its names in the form, and an edit changes them", async () => {
    const school = await startSchool();
    const saved = await logBy(school, { partners: [LEE], others: "Ms. Rivera, Mr. Ito" });
    await press(school, saved, "Edit");
    const tess = school.slack.as(TESS);
    expect(tess.modal()?.values).toMatchObject({ partners: [LEE], others: "Mr. Ito, Ms. Rivera" });
    await tess.fill({ others: "Ana Lima", partners: [LEE, OMAR] });
    await tess.submit();
    await school.slack.settle();
    expect(whispers(school).at(-1)).toContain("with Lee Librarian, Omar Teacher, and Ana Lima");
    expect(await namesIn(school)).toEqual(["Ana Lima"]);
    expectGoodMessages(school);
  });

  it("is the same unit only with the same names, however they are written", async () => {
    const school = await startSchool();
    await logByForm(school, { partners: [], others: "Ms. Rivera" });
    const tess = await openForm(school, "log");
    const fields = { title: "Ancient Egypt", grades: ["6"], level: "2", partners: [], date: "2026-11-10" };
    await tess.fill({ ...fields, others: "rivera" });
    await school.slack.settle();
    await tess.submit();
    await school.slack.settle();
    expect(JSON.stringify(tess.modal()?.blocks)).toContain("Log it again?");
    expect(tess.modal()?.values.others).toBe("rivera");
    await tess.fill({ others: "Mr. Ito" });
    await tess.submit();
    await school.slack.settle();
    expect(await school.db.unit.count()).toBe(2);
    expectGoodMessages(school);
  });

  it("shows what people typed as text, whatever it looks like", async () => {
    const school = await startSchool();
    const saved = await logBy(school, { partners: [LEE], others: "Ana *Rivera* & <b>" });
    expect(saved.text).toContain("Ana *Rivera* &amp; &lt;b&gt;");
    expectGoodMessages(school);
  });
});

describe("a typed line with a name that nobody in Slack has", () => {
  const notice = (school: School) => JSON.stringify(school.slack.as(TESS).modal()?.blocks[0]);

  it("opens the form with the name under Others, and one click saves it", async () => {
    const school = await startSchool();
    await ask(school, "help", { by: LEE });
    const tess = await openForm(school, "log Maps, grade 4, level 2 with Mr. Rivera");
    expect(tess.modal()?.values).toMatchObject({ title: "Maps", others: "Mr. Rivera" });
    expect(tess.modal()?.values.partners ?? []).toEqual([]);
    expect(notice(school)).toContain(
      'I put \\"Mr. Rivera\\" under Others. If they\'re in this Slack, pick them under Worked with instead.',
    );
    await tess.submit();
    await school.slack.settle();
    expect(whispers(school).at(-1)).toContain("with Mr. Rivera");
    expectGoodMessages(school);
  });

  it("keeps the people it mentions, too", async () => {
    const school = await startSchool();
    await ask(school, "help", { by: LEE });
    const tess = await openForm(school, `log Maps, grade 4, level 2 with <@${LEE}> and Mr. Rivera`);
    expect(tess.modal()?.values).toMatchObject({ partners: [LEE], others: "Mr. Rivera" });
    expectGoodMessages(school);
  });

  it("asks as before when someone in Slack may be meant, and keeps whom it mentions", async () => {
    const school = await startSchool();
    for (const by of [LEE, OMAR]) await ask(school, "help", { by });
    const tess = await openForm(school, `log Maps, grade 4, level 2 with <@${LEE}> and Omar`);
    expect(tess.modal()?.values.partners).toEqual([LEE]);
    expect(tess.modal()?.values.others ?? "").toBe("");
    expect(notice(school)).toContain('I couldn\'t match \\"Omar\\". Pick the person under Worked with.');
    expectGoodMessages(school);
  });
});
