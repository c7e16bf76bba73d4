// Two workspaces in one database file: neither can see or change anything in the other, whatever ids it sends.
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../sandbox/workspace/json.js";
import { asPersonId, asWorkspaceId } from "../src/domain/ids.js";
import { schoolOf } from "../src/store/schools.js";
import { saveSettings } from "../src/store/settings.js";
import { changeUnit, findUnit, removeUnit, undeleteUnit } from "../src/store/units.js";
import { ask, forge, lastWhisper, openForm, seeAfter, send, toForgedClick } from "./support/asking.js";
import { everyRow } from "./support/rows.js";
import { ADMIN, LEE, OMAR, PAT, type School, STAFF, TESS } from "./support/school.js";
import { openSettings, save } from "./support/settings.js";
import { BUTTON_VALUES, FORM_ENTRIES } from "./support/surfaces.js";
import { EVE, FOREIGN, GIVEAWAY, OTHER, startWithOtherWorkspace } from "./support/two-workspaces.js";
import { expectGoodMessages } from "./support/words.js";

const theirs = ({ db }: School) => everyRow(db, OTHER);

/** Everything Bookend sent, to anyone. */
const sentIn = ({ slack }: School) =>
  JSON.stringify([slack.calls.map(({ args }) => args), slack.exchanges.map(({ ack }) => ack)]);

async function closeAll({ slack }: School, by: string): Promise<void> {
  while (slack.as(by).modal()) await slack.as(by).close();
}

describe("nothing from the other workspace shows", () => {
  it.each([
    ["list all", PAT, "1 to 1 of 1"],
    ["list mine", TESS, "1 to 1 of 1"],
    ["report", TESS, "1 unit supported, average level of partnership 1.0"],
  ])("in /unit %s", async (text, by, words) => {
    const school = await startWithOtherWorkspace();
    const answer = await ask(school, text, { by });
    expect(answer.text).toContain(words);
    expect(answer.text).toContain("Our unit");
    expect(JSON.stringify(answer)).not.toMatch(GIVEAWAY);
    expectGoodMessages(school);
  });

  it.each(["reflect", "ohyeah", "rubric", "help", "ideas"])("in /unit %s", async (text) => {
    const school = await startWithOtherWorkspace();
    for (const by of [TESS, LEE, PAT]) await ask(school, text, { by });
    expect(sentIn(school)).not.toMatch(GIVEAWAY);
    expectGoodMessages(school);
  });

  it("in a continued draft, and continuing it leaves the other workspace's draft alone", async () => {
    const school = await startWithOtherWorkspace();
    const before = await theirs(school);
    const tess = await openForm(school, "reflect roadblocks");
    expect(tess.modal()?.values["explain-1"]).toBeNull();
    await tess.fill({ "category-1": "other", "explain-1": "Ours is in the way" });
    await school.slack.settle();
    await seeAfter(school, () => tess.submit());
    expect(await theirs(school)).toEqual(before);
    expect(sentIn(school)).not.toMatch(GIVEAWAY);
    expectGoodMessages(school);
  });

  it("in the Home of a teacher, the librarian and the principal", async () => {
    const school = await startWithOtherWorkspace();
    for (const by of [TESS, LEE, PAT]) {
      // The first visit shows a greeting, the second the usual Home.
      for (const _visit of [1, 2]) {
        await school.slack.as(by).openHome();
        await school.slack.settle();
      }
    }
    const seen = JSON.stringify(school.slack.as(LEE).home()?.blocks);
    expect(seen).toMatch(/Reflections shared with you: [^.]+"0\."/);
    expect(seen).toContain("Our unit");
    expect(sentIn(school)).not.toMatch(GIVEAWAY);
    expectGoodMessages(school);
  });

  it("among the units people can pick as an example", async () => {
    const school = await startWithOtherWorkspace();
    await forge(school, { name: "examples", value: { level: 2, page: 0 } });
    const tess = await (FORM_ENTRIES.example as (typeof FORM_ENTRIES)[string]).open(school, TESS);
    expect(JSON.stringify((await tess.suggest("unit", "")).ack)).toContain("Our unit");
    expect(JSON.stringify((await tess.suggest("unit", "For")).ack)).not.toMatch(GIVEAWAY);
    expectGoodMessages(school);
  });

  it("among the suggested subjects", async () => {
    const school = await startWithOtherWorkspace();
    const tess = await openForm(school, "log");
    expect((await tess.suggest("subject", "")).ack).toEqual({ options: [] });
    expectGoodMessages(school);
  });

  it("in what people can do: an admin there isn't one here", async () => {
    const school = await startWithOtherWorkspace();
    expect((await ask(school, "settings")).text).toContain("Only admins can change Bookend's settings.");
    expectGoodMessages(school);
  });
});

describe("nothing in the other workspace changes", () => {
  it.each(["edit-unit", "delete-unit", "undo-log", "restore-unit"])("by %s with the id of its unit", async (name) => {
    const school = await startWithOtherWorkspace();
    const before = await theirs(school);
    for (const by of [TESS, PAT]) {
      const answer = await forge(school, { name, value: { unit: school.foreign }, by });
      expect(answer.text).toMatch(/no longer in the log|deleted more than 24 hours ago/);
      expect(school.slack.as(by).modal()).toBeUndefined();
    }
    expect(await theirs(school)).toEqual(before);
    expectGoodMessages(school);
  });

  it.each([TESS, LEE, PAT])("or shows when %s clicks any button that carries its rows' ids", async (by) => {
    const school = await startWithOtherWorkspace();
    const before = await theirs(school);
    for (const [name, toValue] of Object.entries(BUTTON_VALUES)) {
      const click = await toForgedClick(school, { name, value: toValue(school.theirIds), by });
      expect(await school.slack.deliver("interaction", click)).toMatchObject({ status: 200 });
      await school.slack.settle();
      await closeAll(school, by);
    }
    expect(await theirs(school)).toEqual(before);
    expect(sentIn(school)).not.toMatch(GIVEAWAY);
    expectGoodMessages(school);
  });

  it("by any form with forged hidden ids", async () => {
    const school = await startWithOtherWorkspace();
    const { unit, reflection } = school.theirIds;
    await ask(school, `log Maps, grade 4, level 2 with <@${PAT}> today`);
    await ask(school, "help", { by: PAT });
    // Planning talks are for librarians.
    await school.db.person.updateMany({
      where: { id: PAT, workspaceId: school.slack.teamId },
      data: { librarian: true },
    });
    const before = await theirs(school);
    for (const [name, { open, fields }] of Object.entries(FORM_ENTRIES)) {
      const pat = await open(school, PAT);
      await pat.fill(fields);
      await school.slack.settle();
      const { request } = await pat.submit();
      await school.slack.settle();
      await closeAll(school, PAT);
      const view = request.payload.view as JsonObject;
      const { hidden } = JSON.parse(`${view.private_metadata}`);
      const [seen, calls] = [school.slack.exchanges.length, school.slack.calls.length];
      for (const forged of [
        { ...hidden, unit, reflection },
        { ...hidden, unit: { id: unit, updatedAt: school.clock.now.toISOString() }, reflection, workspaceId: OTHER },
      ]) {
        const private_metadata = JSON.stringify({ hidden: forged, workspaceId: OTHER, team: OTHER });
        const payload = { ...request.payload, view: { ...view, id: `V0${name}`, private_metadata } };
        expect(await school.slack.deliver("interaction", payload)).toMatchObject({ status: 200 });
        await school.slack.settle();
        await closeAll(school, PAT);
      }
      const [acks, sent] = [school.slack.exchanges.slice(seen), school.slack.calls.slice(calls)];
      expect(JSON.stringify([acks.map(({ ack }) => ack), sent.map(({ args }) => args)])).not.toMatch(GIVEAWAY);
    }
    expect(await theirs(school)).toEqual(before);
    expect(school.slack.problems).toEqual([]);
  });

  it("by the log form with a forged unit id", async () => {
    const school = await startWithOtherWorkspace();
    const before = await theirs(school);
    const tess = await openForm(school, "log");
    await tess.fill({ title: "Taken over", grades: ["4"], level: "2", partners: [OMAR] });
    await school.slack.settle();
    const { request } = await tess.submit();
    await school.slack.settle();
    const forged = structuredClone(request.payload);
    const view = forged.view as { private_metadata: string; id: string };
    const unit = { id: school.foreign, updatedAt: school.clock.now.toISOString() };
    view.private_metadata = JSON.stringify({ hidden: { unit, workspaceId: OTHER, team: OTHER } });
    view.id = "V0000000999";
    const { ack } = await school.slack.deliver("interaction", forged);
    expect(JSON.stringify(ack)).toContain("That unit is no longer in the log, so it can't be changed.");
    expect(await theirs(school)).toEqual(before);
    expectGoodMessages(school);
  });

  it("by naming a partner known only there", async () => {
    const school = await startWithOtherWorkspace();
    const before = await everyRow(school.db);
    const tess = await openForm(school, `log Maps, grade 4, level 2 with <@${EVE}> today`);
    expect(JSON.stringify(tess.modal()?.blocks[0])).toContain("Slack doesn't know one of these people.");
    expect(await everyRow(school.db)).toEqual(before);
    expectGoodMessages(school);
  });

  it("by saving the settings here, roles and subjects included", async () => {
    const school = await startWithOtherWorkspace();
    const before = await theirs(school);
    const pat = await openSettings(school);
    await pat.fill({ name: "Renamed", librarians: [], admins: [], subjects: "Art" });
    await save(school);
    expect(lastWhisper(school, PAT).text).toContain("Settings saved for Renamed.");
    expect(await theirs(school)).toEqual(before);
    expectGoodMessages(school);
  });

  it("by what is due here: its report isn't posted with our token", async () => {
    const school = await startWithOtherWorkspace();
    school.clock.now = new Date("2026-12-02T15:00:00Z");
    await school.bookend.tick();
    await school.slack.settle();
    expect(school.slack.messagesIn(ADMIN).map((message) => message.text.split("\n")[0])).toEqual([
      "Library Utilization Report: November 2026 · Lincoln School",
    ]);
    expect((await theirs(school)).posts).toEqual([]);
    expectGoodMessages(school);
  });

  it("by any store function called with our school and its ids", async () => {
    const school = await startWithOtherWorkspace();
    const { db, clock, foreign } = school;
    const before = await theirs(school);
    const ours = await schoolOf(db, asWorkspaceId(school.slack.teamId));
    if (!ours) throw new Error("Our school is gone.");
    expect(await findUnit(db, ours, foreign)).toBeUndefined();
    await removeUnit(db, ours, { id: foreign, by: asPersonId(TESS) }, clock.now);
    await undeleteUnit(db, ours, { id: foreign, by: asPersonId(TESS) }, clock.now);
    const owner = await schoolOf(db, OTHER);
    const unit = owner && (await findUnit(db, owner, foreign));
    if (!unit) throw new Error("Their unit is gone.");
    expect(
      await changeUnit(db, ours, {
        ...FOREIGN,
        title: "Taken",
        before: unit,
        by: asPersonId(TESS),
        key: "taken",
        now: clock.now,
      }),
    ).toBe(false);
    const named = [asPersonId(EVE)];
    await saveSettings(db, ours, { name: ours.name, subjects: [], librarians: named, admins: named });
    expect(await theirs(school)).toEqual(before);
  });
});

describe("a payload from the other workspace", () => {
  const NO = "Bookend isn't set up for this workspace. Nothing was changed.";

  it("is refused as a command", async () => {
    const school = await startWithOtherWorkspace();
    const before = await everyRow(school.db);
    const { request } = await seeAfter(school, () =>
      school.slack.as(TESS).command("/unit", "help", { channel: STAFF }),
    );
    const text = `log Maps, grade 4, level 2 with <@${LEE}> today`;
    expect((await send(school, "command", { ...request.payload, team_id: OTHER, text })).text).toBe(NO);
    expect(await everyRow(school.db)).toEqual(before);
    expectGoodMessages(school);
  });

  it("is refused as a click", async () => {
    const school = await startWithOtherWorkspace();
    const before = await everyRow(school.db);
    const click = await toForgedClick(school, { name: "delete-unit", value: { unit: school.foreign } });
    const { user: _, ...rest } = click;
    const forged: JsonObject = { ...rest, team: { id: OTHER }, user: { id: TESS, team_id: OTHER } };
    expect((await send(school, "interaction", forged)).text).toBe(NO);
    expect(await everyRow(school.db)).toEqual(before);
    expectGoodMessages(school);
  });

  it("is refused as a form", async () => {
    const school = await startWithOtherWorkspace();
    const tess = await openForm(school, "log");
    await tess.fill({ title: "Taken over", grades: ["4"], level: "2", partners: [OMAR] });
    await school.slack.settle();
    const { request } = await tess.submit();
    await school.slack.settle();
    const before = await everyRow(school.db);
    const view = { ...(request.payload.view as JsonObject), app_installed_team_id: OTHER };
    const forged = { ...request.payload, view, team: { id: OTHER }, user: { id: TESS, team_id: OTHER } };
    const { ack } = await school.slack.deliver("interaction", forged);
    expect(JSON.stringify(ack)).toContain(`*Not saved.* ${NO}`);
    expect(await everyRow(school.db)).toEqual(before);
    expectGoodMessages(school);
  });
});
