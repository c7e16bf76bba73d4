// Rows of drafts: the latest keystroke wins in whatever order they arrive, and nothing is left once the form is sent.
import { describe, expect, it } from "vitest";
import { draftOf, draftsOf, emptyDraft, saveDraft, saveSubmittedDraft } from "../../src/store/drafts.js";
import { claimRequest } from "../../src/store/requests.js";
import { LIBRARIAN, NOW, TEACHER } from "../support/database.js";
import { type At, later, openSchool } from "../support/reflected-rows.js";

const DRAFT = { person: TEACHER, form: "reflect benefits", key: "view 1" };

const type = ({ db, school }: At, text: string, typedAt: Date, draft = DRAFT) =>
  saveDraft(db, school, { ...draft, fields: text === "" ? {} : { teachers: text }, typedAt });
const read = async ({ db, school }: At, draft: { person: typeof TEACHER; form: string } = DRAFT) =>
  (await draftOf(db, school, draft))?.fields;

describe("a keystroke", () => {
  it.each([
    [
      "in order",
      [
        ["T", 0],
        ["Ti", 10],
        ["Tim", 20],
      ],
      "Tim",
    ],
    [
      "out of order",
      [
        ["Tim", 20],
        ["T", 0],
        ["Ti", 10],
      ],
      "Tim",
    ],
    [
      "at the same instant",
      [
        ["T", 0],
        ["Ti", 0],
      ],
      "Ti",
    ],
  ] as const)("%s: the last one typed counts", async (_how, typed, saved) => {
    const at = await openSchool();
    for (const [text, ms] of typed) await type(at, text, later(ms));
    expect(await read(at)).toEqual({ teachers: saved });
  });

  it("that arrives after the form was emptied doesn't fill it again; a later one does", async () => {
    const at = await openSchool();
    await type(at, "T", NOW);
    await type(at, "", later(20));
    await type(at, "Ti", later(10));
    expect(await read(at)).toBeUndefined();
    expect(await draftsOf(at.db, at.school, TEACHER)).toEqual([]);
    await type(at, "Tim", later(30));
    expect(await read(at)).toEqual({ teachers: "Tim" });
  });

  it("that arrives after the draft was dropped doesn't bring it back; a later one does", async () => {
    const at = await openSchool();
    await type(at, "Tim", later(20));
    await emptyDraft(at.db, at.school, { ...DRAFT, clickedAt: later(25) });
    expect(await read(at)).toBeUndefined();
    for (const typedAt of [10, 24]) {
      await type(at, "Time", later(typedAt));
      expect(await read(at)).toBeUndefined();
    }
    await type(at, "New", later(30));
    expect(await read(at)).toEqual({ teachers: "New" });
    expect(await draftOf(at.db, at.school, DRAFT)).toMatchObject({ form: DRAFT.form, typedAt: later(30) });
  });

  it("that arrives after its form was sent isn't saved; one in the next form is", async () => {
    const at = await openSchool();
    await claimRequest(at.db, at.school, { key: "view 1", now: NOW });
    await type(at, "T", later(10));
    expect(await read(at)).toBeUndefined();
    await type(at, "T", later(10), { ...DRAFT, key: "view 2" });
    expect(await read(at)).toEqual({ teachers: "T" });
  });
});

describe("a submitted form that isn't saved yet", () => {
  it("is the newest draft, however our clock differs from Slack's, and later typing still counts", async () => {
    const at = await openSchool();
    await type(at, "Time ", later(5000));
    await saveSubmittedDraft(at.db, at.school, { ...DRAFT, fields: { teachers: "Time" }, now: NOW });
    expect(await read(at)).toEqual({ teachers: "Time" });
    await type(at, "Time off", later(5001));
    expect(await read(at)).toEqual({ teachers: "Time off" });
  });

  it.each([
    ["after a draft was saved", ["Tim"]],
    ["before any draft was saved", []],
  ])("isn't replaced by a keystroke typed before it that arrives later (%s)", async (_when, saved) => {
    const at = await openSchool();
    for (const text of saved) await type(at, text, NOW);
    await saveSubmittedDraft(at.db, at.school, { ...DRAFT, fields: { teachers: "Time off" }, now: later(1000) });
    await type(at, "Time", later(900));
    expect(await read(at)).toEqual({ teachers: "Time off" });
    await type(at, "Time off!", later(1100));
    expect(await read(at)).toEqual({ teachers: "Time off!" });
  });
});

describe("drafts", () => {
  it("belong to one person, one per form, newest first", async () => {
    const at = await openSchool();
    await type(at, "Older", NOW);
    await type(at, "Newer", later(10), { ...DRAFT, form: "reflect taxonomy" });
    await type(at, "Other", later(20), { ...DRAFT, person: LIBRARIAN });
    expect(await draftsOf(at.db, at.school, TEACHER)).toEqual([
      { form: "reflect taxonomy", fields: { teachers: "Newer" }, typedAt: later(10) },
      { form: "reflect benefits", fields: { teachers: "Older" }, typedAt: NOW },
    ]);
    expect(await read(at, { person: LIBRARIAN, form: "reflect taxonomy" })).toBeUndefined();
  });
});
