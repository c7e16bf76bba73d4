// Lists that grow in a form: rows are added without losing what was typed, up to a number, and empty ones are left out.
import type { KnownBlock, ModalView } from "@slack/types";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkbox } from "../../../src/slack/define/choice-fields.js";
import type { FieldValues } from "../../../src/slack/define/field.js";
import { defineForm, type Fields, toModal } from "../../../src/slack/define/form.js";
import { ALONE, readRows, rows, toRowValues } from "../../../src/slack/define/rows.js";
import { text } from "../../../src/slack/define/text-and-date-fields.js";
import { readFieldValues, readSubmission, readView } from "../../../src/slack/receive/submitted-form.js";

const MAX = 4;
const line = (label: string) => text({ label, optional: true, schema: z.string().optional(), max: 100 });
const list = {
  ...{ max: MAX, add: "Add another pet" },
  fields: {
    name: line("Pet"),
    fed: checkbox({ label: "Food", text: "It was fed", optional: true, schema: z.string().optional() }),
  },
};

const form = defineForm({
  ...{ name: "pets", title: () => "Pets", submit: () => "Save", stale: "Too old.", hidden: z.object({}) },
  fields: { owner: line("Owner"), ...rows("pets", list), ...rows("petss", { ...list, add: "Add another plural" }) },
  run: async () => [],
});

const draw = (values: FieldValues = {}): ModalView => toModal(form, {}, { values, hidden: {} });
const idsIn = (view: ModalView) => view.blocks.map(({ block_id: id }) => id).filter((id) => id?.startsWith("pets-"));
const wordsIn = (view: ModalView) => JSON.stringify(view.blocks);

/** What Slack reports of a form that shows this view, with this typed into it: no state for what isn't shown, nor for buttons. */
function entered(view: ModalView, typed: Record<string, string> = {}): FieldValues {
  const inputs = (view.blocks as KnownBlock[]).filter(({ type }) => type === "input");
  const states = inputs.map(({ block_id: id = "" }) => {
    const value = typed[id];
    const isChecked = id.endsWith("-fed") && value !== undefined;
    return [id, { [id]: isChecked ? { selected_options: [{ value }] } : { value: value ?? null } }] as const;
  });
  return readFieldValues(form, readView({ ...view, state: { values: Object.fromEntries(states) } }));
}

const press = (button: string, values: FieldValues) =>
  (form.fields as Fields<unknown>)[button]?.press?.(values) ?? "no button";

/** A click on the button that adds a row, in a form that shows this. */
function add(view: ModalView, typed: Record<string, string> = {}, button = "pets-more"): FieldValues {
  const values = entered(view, typed);
  return { ...values, [button]: press(button, values) };
}

const readBack = (values: FieldValues) => {
  const read = readSubmission(form, values);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return readRows("pets", list, read.values);
};

describe("a list in a form", () => {
  it("begins with one row and a button below it", () => {
    expect(idsIn(draw())).toEqual(["pets-1-name", "pets-1-fed", "pets-more"]);
    expect(wordsIn(draw())).toContain("Add another pet");
  });

  it("shows all rows up to the last one with something in it", () => {
    expect(idsIn(draw({ "pets-3-name": "Rex" }))).toEqual([
      ...["pets-1-name", "pets-1-fed", "pets-2-name", "pets-2-fed", "pets-3-name", "pets-3-fed", "pets-more"],
    ]);
  });

  it("names its rows by their number, so that labels differ", () => {
    const labels = (draw({ "pets-2-name": "Rex" }).blocks as KnownBlock[]).flatMap((block) =>
      block.type === "input" ? [block.label.text] : [],
    );
    expect(labels).toEqual(expect.arrayContaining(["Pet", "Food", "Pet (2)", "Food (2)"]));
  });
});

describe("a click on the button", () => {
  it("adds one row, and keeps what was typed, empty rows included", () => {
    const typed = { owner: "Tess", "pets-1-name": "Rex", "pets-1-fed": "yes" };
    const second = draw(add(draw(), typed));
    expect(idsIn(second)).toHaveLength(5);
    expect(add(draw(), typed)).toMatchObject({ owner: "Tess", "pets-1-name": "Rex", "pets-more": "2" });
    const third = draw(add(second, typed));
    expect(idsIn(third)).toHaveLength(7);
    expect(entered(third, typed)).toMatchObject({ "pets-1-name": "Rex", "pets-more": "3" });
  });

  it("that is delivered twice adds one row", () => {
    const view = draw(add(draw()));
    expect(add(view, { "pets-1-name": "Rex" })).toEqual(add(view, { "pets-1-name": "Rex" }));
    expect(idsIn(draw(add(view)))).toHaveLength(7);
  });

  it("adds it to its own list, also if another one's name begins like it", () => {
    const view = draw(add(draw(), { "petss-1-name": "x" }, "petss-more"));
    expect(idsIn(view)).toEqual(["pets-1-name", "pets-1-fed", "pets-more"]);
    expect(wordsIn(view)).toContain('"petss-2-name"');
  });

  it("adds no more than the most, and then says so in the place of the button", () => {
    let view = draw();
    for (let row = 2; row <= MAX; row += 1) {
      expect(idsIn(view)).toContain("pets-more");
      expect(wordsIn(view)).not.toContain("the most this list can hold");
      view = draw(add(view));
    }
    expect(idsIn(view)).not.toContain("pets-more");
    expect(wordsIn(view)).toContain(`You've reached ${MAX}, the most this list can hold.`);
    expect(wordsIn(view)).toContain("Add another plural");
    expect(idsIn(draw({ "pets-more": "99" }))).toHaveLength(2 * MAX);
  });

  it.each(["", "0", "-3", "x", "1.9", "NaN"])(
    "whose value is %j, which Slack wouldn't send, shows one row",
    (value) => {
      expect(idsIn(draw({ "pets-more": value }))).toEqual(["pets-1-name", "pets-1-fed", "pets-more"]);
    },
  );
});

describe("a list whose rows have one field each", () => {
  const books = { max: MAX, add: "Add another book", fields: { [ALONE]: line("Book") } };
  const shelf = defineForm({ ...form, name: "shelf", fields: rows("book", books) });
  const show = (values: FieldValues) => toModal(shelf, {}, { values, hidden: {} }).blocks.map(({ block_id: id }) => id);

  it("has the list's own name in its first row, so that it can grow out of a field that stood alone", () => {
    expect(show({})).toEqual(["book", "book-more"]);
    expect(show({ book: "Rivers", "book-more": "2" })).toEqual(["book", "book-2", "book-more"]);
    expect(show({ "book-3": "Maps" })).toEqual(["book", "book-2", "book-3", "book-more"]);
  });

  it("reads the rows with something in them, in their order", () => {
    const filled = [{ [ALONE]: "Rivers" }, { [ALONE]: "Maps" }];
    expect(readRows("book", books, { book: "Rivers", "book-3": "Maps" })).toEqual(filled);
    expect(toRowValues("book", filled)).toEqual({ book: "Rivers", "book-2": "Maps" });
  });
});

describe("what is read from it", () => {
  it("are the rows with something in them, in their order", () => {
    const values = { "pets-1-name": "Rex", "pets-3-name": "Ada", "pets-3-fed": "yes", "pets-more": "4" };
    expect(readBack(values)).toEqual([{ name: "Rex" }, { name: "Ada", fed: "yes" }]);
    expect(readBack({ "pets-more": "3" })).toEqual([]);
  });

  it("closes the gaps when it is shown again", () => {
    const kept = readBack({ "pets-2-name": "Rex", "pets-4-name": "Ada", "pets-4-fed": "yes" });
    const again = toRowValues("pets", kept);
    expect(again).toEqual({ "pets-1-name": "Rex", "pets-2-name": "Ada", "pets-2-fed": "yes" });
    expect(idsIn(draw(again))).toHaveLength(5);
  });

  const Row = fc.record({ name: fc.string({ minLength: 1, maxLength: 20 }).filter((name) => name.trim() === name) });

  it("is what was put in, whatever it is", () => {
    fc.assert(
      fc.property(fc.array(Row, { maxLength: MAX }), (filled) => {
        const values = toRowValues("pets", filled);
        expect(readRows("pets", list, values)).toEqual(filled);
      }),
    );
  });

  it("is the same after any number of clicks", () => {
    fc.assert(
      fc.property(fc.array(Row, { maxLength: MAX }), fc.nat(6), (filled, clicks) => {
        let values = toRowValues("pets", filled);
        for (let click = 0; click < clicks; click += 1) {
          values = { ...values, "pets-more": press("pets-more", values) };
        }
        expect(readRows("pets", list, values)).toEqual(filled);
        expect(idsIn(draw(values)).length).toBeLessThanOrEqual(2 * MAX + 1);
      }),
    );
  });
});
