// Every button that writes, clicked on a message that shows an older state: no row changes, and the answer shows the
// present state. Each button of the program is in one of the two tables below.
import { expect, it } from "vitest";
import type { Message } from "../../sandbox/workspace/messages.js";
import { buttons } from "../../src/features/index.js";
import { ask, buttonsOf, clickOn, forge, lastWhisper, press, seeAfter, toForgedClick } from "../support/asking.js";
import { deleteYear, enterClosings, enterYear, paste, seeCalendar, sendFrom, YEAR } from "../support/calendaring.js";
import { addIndicators, rename } from "../support/evidence.js";
import { answer as answerLevel, question as levelQuestion, saveRating, startWithLeeAsked } from "../support/levels.js";
import { logInOneLine } from "../support/logging.js";
import { openStep, startPlan, submitStep } from "../support/planning.js";
import { ROADBLOCK, reflectOn, save, showPost, type } from "../support/reflecting.js";
import * as roadblocks from "../support/roadblocks.js";
import { everyRow } from "../support/rows.js";
import { LEE, PAT, type School, STAFF, startSchool, TESS } from "../support/school.js";
import { expectGoodMessages } from "../support/words.js";

/** Clicking these on an older message undoes nothing newer, and why. */
const HARMLESS: Record<string, string> = {
  "add-goal change-goal add-department change-department":
    "opens the form of what there is now, which compares when it is saved",
  "year-end": "opens the form of what is chosen now, which compares when it is saved",
  "goals coverage departments calendar closings-preview": "shows what there is now",
  "change-school-year add-closing change-closing paste-closings import-calendar":
    "opens the form of what there is now, which compares when it is saved",
  "add-example agree-open announce ask-delete-unit differ-level edit-reflection edit-unit filter-units log-again match-name":
    "opens a form or a list, as things are now",
  "examples ideas level-views list-page not-reached offers oh-yeah-page open-roadblocks outside-names":
    "shows what there is now",
  "own-reflections preview-post read-reflection reflect report-page roadblock-returned see-unit shared-reflections":
    "shows what there is now",
  "upcoming-posts offer-help reply-to-offer roadblock-new-idea roadblock-what-worked choose-match figures drop-in-export":
    "opens a form, which compares when it is saved",
  "figures-year week": "shows what there is now",
  "figure-import save-figure-import save-figure-imports undo-figure-import undo-figure-imports":
    "shows what there is now",
  "share-plan plan-download publish-plan plan-copy ask-plan-names":
    "shows the plan as it is now, or makes a file of it, which is a new request",
  "post-plan send-plan-copy": "compares what was previewed: tested with the feature",
  "answer-plan-name confirm-plan-name": "sets what it says; its older state is the same as setting it",
  "download download-as skipped-rows records-as": "makes a file of what there is now, which is a new request",
  "drop-in-log log-columns": "opens a form, which reads the file again and shows it before anything is added",
  "save-log-import undo-log-import": "is done once: tested with the feature",
  "share-report share-year": "shares the report as it is now, which is a new request",
  "mute-levels reminders figure-questions not-this-month report-retry":
    "sets what it says; its older state is the same as setting it",
  "evidence-page evidence-paper": "shows what there is now",
  "ask-delete-school-year": "compares before it asks, and what it asks about is compared again",
  "add-indicators mark-evidence mark-as-evidence rename-indicator":
    "opens the form of what there is now, which compares when it is saved",
  "find-page": "shows what there is now",
  "find-form": "opens a form, as things are now",
  "use-plan": "makes a copy of the plan as it is now, which is a new request",
  "log-it-again": "logs the unit as it is now, once each time it is asked for",
  "edit-talk talk-page": "opens a form or a list, as things are now",
  "talk-unit": "opens a form, or shows the talk with its unit",
  "talk-not-unit": "sets what it says; its older state is the same as setting it",
  "see-plan own-plans plan-history plan-version plan-attachments": "shows what there is now",
  "plan-step new-plan plan-unit plan-talk log-plan attach-files": "opens a form, which compares when it is saved",
  "plan-afresh": "deletes only what was typed before the click",
  "restore-version": "compares the number of the last edit: tested with the feature",
  "take-out": "sets what it says; its older state is the same as setting it",
  "start-over": "deletes only what was typed before the click",
  "remove-example remove-oh-yeah": "deletes what can't be changed, and a second time nothing",
  "report-read report-thank": "is said once",
  "report-ask reply-to-question": "opens a form, which compares when it is saved",
  "report-unsure year-unsure skip-post post-now undo-handover not-same-person undo-match undo-edit undo-section":
    "compared by the ledger or the history: tested with the feature",
};

interface Outdated {
  school: School;
  by: string;
  /** What the button carried when the person saw the message. */
  value: string;
  /** What the answer has to show. */
  present: RegExp;
}

/** What the button with this text carries. */
function valueOn(message: Message | undefined, text: string): string {
  const button = message && buttonsOf(message).find((one) => one.text.text === text);
  if (!button?.value) throw new Error(`There is no button ${text}.`);
  return button.value;
}

/** What the item of a menu with this text carries. */
function valueInMenu({ blocks }: Message, text: string): string {
  const options = blocks.flatMap((block) => {
    const beside = block.type === "section" ? block.accessory : undefined;
    return beside?.type === "overflow" ? beside.options : [];
  });
  const item = options.find((option) => option.text.text === text);
  if (!item?.value) throw new Error(`There is no item ${text}.`);
  return item.value.slice(item.value.indexOf(" ") + 1);
}

/** A closing that was changed after the person saw what they click on. */
async function afterChange(toValue: (closing: Message) => string, present: RegExp): Promise<Outdated> {
  const school = await startSchool();
  const closing = await enterClosings(school, "Nov 26-27 Thanksgiving");
  const value = toValue(closing);
  await sendFrom(school, closing, { button: "Change", fields: { share: "50" } });
  return { school, by: LEE, value, present };
}

const letAMinutePass = ({ clock }: School) => {
  clock.now = new Date(clock.now.getTime() + 60_000);
};

/** Changes the level of the one unit, by the form. */
async function editUnit(school: School): Promise<void> {
  letAMinutePass(school);
  const { id: unit } = await school.db.unit.findFirstOrThrow();
  const click = await toForgedClick(school, { name: "edit-unit", value: { unit } });
  await seeAfter(school, () => school.slack.deliver("interaction", click));
  await type(school, { level: "3" });
  await seeAfter(school, () => school.slack.as(TESS).submit());
}

async function withSavedUnit(): Promise<School> {
  const school = await startSchool();
  await logInOneLine(school, "Ancient Egypt, grade 6, level 2 with <@U0LIBRARY01>");
  return school;
}

async function solvedElsewhere(button: string): Promise<Outdated> {
  const school = await roadblocks.withRoadblock();
  const value = valueOn(await roadblocks.question(school), button);
  letAMinutePass(school);
  await roadblocks.answer(school, "Solved");
  return { school, by: TESS, value, present: /Marked solved\./ };
}

async function clickForged(school: School, name: string, value: object): Promise<void> {
  const click = await toForgedClick(school, { name, value });
  await seeAfter(school, () => school.slack.deliver("interaction", click));
}

/** A talk that Lee saved. */
async function withTalk(): Promise<School> {
  const school = await startSchool();
  await ask(school, `talk <@${TESS}> about lab reports`, { by: LEE });
  return school;
}

/** A plan of Tess that was changed after she saw its button Delete. */
async function withChangedPlan(): Promise<{ school: School; plan: string; seen: string }> {
  const school = await startSchool();
  const plan = await startPlan(school);
  const { updatedAt: seen } = await school.db.plan.findFirstOrThrow();
  letAMinutePass(school);
  await openStep(school, plan, "resources");
  await submitStep(school, { print: "Rivers, by Kay" });
  return { school, plan, seen };
}

/** By the name of the button's link. */
const OUTDATED: Record<string, () => Promise<Outdated>> = {
  "delete-plan": async () => {
    const { school, plan, seen } = await withChangedPlan();
    return { school, by: TESS, value: JSON.stringify({ plan, seen }), present: /^Plan: Rivers and Deltas/ };
  },
  "restore-plan": async () => {
    const { school, plan } = await withChangedPlan();
    const remove = async () => {
      const { updatedAt } = await school.db.plan.findFirstOrThrow();
      await clickForged(school, "delete-plan", { plan, seen: updatedAt });
    };
    await remove();
    const { updatedAt: seen } = await school.db.plan.findFirstOrThrow();
    letAMinutePass(school);
    await clickForged(school, "restore-plan", { plan, seen });
    await remove();
    return { school, by: TESS, value: JSON.stringify({ plan, seen }), present: /^Deleted: Rivers and Deltas/ };
  },
  "delete-closing": () => afterChange((closing) => valueInMenu(closing, "Delete"), /^Nothing was deleted/),
  "undo-closings": () => afterChange((closing) => valueOn(closing, "Undo"), /^Nothing left to undo/),
  "restore-closing": async () => {
    const school = await startSchool();
    const deleted = await press(school, await enterClosings(school, "Nov 26-27 Thanksgiving"), "Delete", LEE);
    await press(school, deleted, "Undo", LEE);
    return { school, by: LEE, value: valueOn(deleted, "Undo"), present: /^This closing is in the calendar already/ };
  },
  "delete-indicator": async () => {
    const school = await startSchool();
    const value = valueInMenu(await addIndicators(school, "1a. Knows the curriculum"), "Delete");
    letAMinutePass(school);
    await rename(school, await ask(school, "evidence", { by: LEE }), "1b. Plans with teachers");
    return { school, by: LEE, value, present: /^Nothing was changed, because it has changed since/ };
  },
  "restore-indicator": async () => {
    const school = await startSchool();
    const deleted = await press(school, await addIndicators(school, "1a. Knows the curriculum"), "Delete", LEE);
    await press(school, deleted, "Restore", LEE);
    return { school, by: LEE, value: valueOn(deleted, "Restore"), present: /^Nothing was changed/ };
  },
  "delete-school-year": async () => {
    const school = await startSchool();
    const asked = await press(school, await enterYear(school), "Delete the year…", LEE);
    const value = valueOn(asked, "Delete it");
    await sendFrom(school, await seeCalendar(school), {
      button: "Change the year",
      fields: { ...YEAR, to: "2027-05-21" },
    });
    return { school, by: LEE, value, present: /^Nothing was deleted: this school year has changed/ };
  },
  "restore-school-year": async () => {
    const school = await startSchool();
    const deleted = await deleteYear(school, await enterYear(school));
    await press(school, deleted, "Undo", LEE);
    return { school, by: LEE, value: valueOn(deleted, "Undo"), present: /^It can't be brought back/ };
  },
  "save-closings": async () => {
    const school = await startSchool();
    const preview = await paste(school, "Nov 26-27 Thanksgiving");
    await paste(school, "Nov 27 Thanksgiving");
    return { school, by: LEE, value: valueOn(preview, "Save 1 closing"), present: /^Nothing was saved/ };
  },
  "discard-closings": async () => {
    const school = await startSchool();
    const preview = await paste(school, "Nov 26-27 Thanksgiving");
    await paste(school, "Nov 27 Thanksgiving");
    return { school, by: LEE, value: valueOn(preview, "Discard"), present: /^Calendar preview\nNot saved yet/ };
  },
  "undo-log": async () => {
    const school = await withSavedUnit();
    const value = valueOn(lastWhisper(school), "Undo");
    await editUnit(school);
    return { school, by: TESS, value, present: /level 3 Collaboration/ };
  },
  "another-section": async () => {
    const school = await withSavedUnit();
    const { id: unit, updatedAt: seen } = await school.db.unit.findFirstOrThrow();
    await editUnit(school);
    return { school, by: TESS, value: JSON.stringify({ unit, seen }), present: /level 3 Collaboration/ };
  },
  "delete-unit": async () => {
    const school = await withSavedUnit();
    const { id: unit, updatedAt: seen } = await school.db.unit.findFirstOrThrow();
    await editUnit(school);
    return { school, by: TESS, value: JSON.stringify({ unit, seen }), present: /level 3 Collaboration/ };
  },
  "restore-unit": async () => {
    const school = await withSavedUnit();
    const deleted = await press(school, lastWhisper(school), "Undo");
    const value = valueOn(deleted, "Restore");
    const restored = await press(school, deleted, "Restore");
    letAMinutePass(school);
    await press(school, restored, "Undo");
    return { school, by: TESS, value, present: /^Deleted: Ancient Egypt/ };
  },
  "agree-level": async () => {
    const school = await startWithLeeAsked();
    const value = valueOn(levelQuestion(school), "Agree");
    await answerLevel(school, "I'd say…");
    await saveRating(school, { level: "3" });
    return { school, by: LEE, value, present: /you rated it 3 Collaboration/ };
  },
  "roadblock-solved": () => solvedElsewhere("Solved"),
  "roadblock-still-there": () => solvedElsewhere("Still there"),
  "roadblock-reopen": async () => {
    const { school, by, present } = await solvedElsewhere("Solved");
    const value = valueOn(roadblocks.asked(school)[0], "Undo");
    letAMinutePass(school);
    await roadblocks.answer(school, "Say what worked");
    await roadblocks.saveForm(school, { solvedBy: "Wednesdays" });
    return { school, by, value, present };
  },
  "delete-reflection": async () => {
    const school = await startSchool();
    const saved = await reflectOn(school, "roadblocks", ROADBLOCK);
    const value = valueOn(saved, "Delete");
    letAMinutePass(school);
    await seeAfter(school, () => school.slack.as(TESS).click(saved, "edit-reflection"));
    await type(school, { "solution-1": "Wednesdays" });
    await save(school);
    return { school, by: TESS, value, present: /has changed since, so I didn't delete it/ };
  },
  "allow-oh-yeah": async () => {
    const school = await startSchool();
    for (const by of [TESS, LEE]) await ask(school, "help", { by });
    const at = school.clock.now.toISOString();
    const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
    const by = { authorId: TESS, savedById: LEE, day: "2026-11-10", createdAt: at, updatedAt: at };
    const line = { id: "asked", text: "They stayed over recess.", consent: "asked" };
    await school.db.ohYeah.create({ data: { workspaceId, schoolId, ...by, ...line } });
    await forge(school, { name: "allow-oh-yeah", value: { ohYeah: "asked", allowed: true } });
    const value = JSON.stringify({ ohYeah: "asked", allowed: false });
    return { school, by: TESS, value, present: /^Saved as an OH YEAH/ };
  },
  "pick-oh-yeah": async () => {
    const school = await startSchool();
    await ask(school, "ohyeah They stayed over recess.");
    const value = valueInMenu(await ask(school, "ohyeah", { by: LEE }), "Pick for the report");
    await press(school, await ask(school, "ohyeah", { by: PAT }), "Pick for the report", PAT);
    letAMinutePass(school);
    return { school, by: LEE, value, present: /in the report/ };
  },
  "delete-goal": async () => {
    const school = await startSchool();
    const list = await ask(school, "goals 60 units", { by: LEE });
    const value = valueOn(list, "Delete");
    await seeAfter(school, () => clickOn(school, list, "Change", LEE), LEE);
    await school.slack.as(LEE).fill({ target: "70" });
    await seeAfter(school, () => school.slack.as(LEE).submit(), LEE);
    return { school, by: LEE, value, present: /has changed since, so I didn't delete it.*\n0 of 70 units/s };
  },
  "delete-department": async () => {
    const school = await startSchool();
    const list = await forge(school, { name: "departments", value: { page: 0 }, by: LEE });
    await seeAfter(school, () => clickOn(school, list, "Add a department", LEE), LEE);
    await school.slack.as(LEE).fill({ name: "Science", teachers: [TESS] });
    await seeAfter(school, () => school.slack.as(LEE).submit(), LEE);
    const value = valueOn(lastWhisper(school, LEE), "Delete");
    await seeAfter(school, () => clickOn(school, lastWhisper(school, LEE), "Change", LEE), LEE);
    await school.slack.as(LEE).fill({ name: "Biology" });
    await seeAfter(school, () => school.slack.as(LEE).submit(), LEE);
    return { school, by: LEE, value, present: /Biology has changed since, so I didn't delete it/ };
  },
  "delete-talk": async () => {
    const school = await withTalk();
    const saved = lastWhisper(school, LEE);
    const value = valueOn(saved, "Delete");
    letAMinutePass(school);
    await seeAfter(school, () => school.slack.as(LEE).click(saved, "edit-talk"), LEE);
    await type(school, { about: "field notes" }, LEE);
    await seeAfter(school, () => school.slack.as(LEE).submit(), LEE);
    return { school, by: LEE, value, present: /^Not deleted, because it has changed since: field notes/ };
  },
  "restore-talk": async () => {
    const school = await withTalk();
    const deleted = await press(school, lastWhisper(school, LEE), "Delete", LEE);
    const value = valueOn(deleted, "Restore");
    letAMinutePass(school);
    const restored = await press(school, deleted, "Restore", LEE);
    letAMinutePass(school);
    await press(school, restored, "Delete", LEE);
    return { school, by: LEE, value, present: /^Deleted: lab reports/ };
  },
  "take-back": async () => {
    const school = await startSchool();
    await showPost(school, "roadblocks", ROADBLOCK, STAFF);
    const saved = await save(school);
    const value = valueOn(saved, "Take it back");
    await press(school, saved, "Take it back");
    return { school, by: TESS, value, present: /There's nothing to take back here/ };
  },
};

it("each button is in one of the two tables", () => {
  const harmless = Object.keys(HARMLESS).flatMap((names) => names.split(" "));
  const names = buttons.map(({ link }) => link.name);
  expect([...harmless, ...Object.keys(OUTDATED)].sort()).toEqual(names.sort());
});

it.each(Object.entries(OUTDATED))(
  "%s on an outdated message changes no row and shows the present state",
  async (name, make) => {
    const { school, by, value, present } = await make();
    const rows = await everyRow(school.db);
    const answer = await forge(school, { name, value, by });
    expect(answer.text).toMatch(present);
    expect(await everyRow(school.db)).toEqual(rows);
    expectGoodMessages(school);
  },
);
