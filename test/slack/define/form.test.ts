// A form is data: how it is drawn, what is read back, and the errors for what cannot be read.
import type { KnownBlock } from "@slack/types";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { choice } from "../../../src/slack/define/choice-fields.js";
import { defineForm, toFieldValues, toModal } from "../../../src/slack/define/form.js";
import { people } from "../../../src/slack/define/people-and-channel-fields.js";
import { text } from "../../../src/slack/define/text-and-date-fields.js";
import {
  fieldsInView,
  readFieldValues,
  readHidden,
  readOrigin,
  readSubmission,
  readView,
} from "../../../src/slack/receive/submitted-form.js";

interface Ctx {
  school: string;
}

const form = defineForm({
  name: "pet",
  title: (hidden) => (hidden.id ? "Change a pet" : "A very long title of a form about pets"),
  submit: () => "Save",
  fields: {
    name: text({ label: "Name", schema: z.string("Give it a name.").min(1, "Give it a name."), max: 20 }),
    kind: choice({
      label: "Kind",
      schema: z.enum(["cat", "other"], "Choose one."),
      redraws: true,
      options: [
        { value: "cat", text: "Cat" },
        { value: "other", text: "Other" },
      ],
    }),
    which: text({
      label: "Which",
      schema: z.string().optional(),
      max: 20,
      when: (values) => values.kind === "other",
    }),
    owners: people({ label: "Owners", optional: true, schema: z.array(z.string()).optional() }),
  },
  hidden: z.object({ id: z.string().optional() }),
  footer: (ctx: Ctx) => `Seen at ${ctx.school} <b>`,
  stale: "Too old.",
  run: async () => [],
});

const ctx = { school: "Lincoln" };

const submitted = (values: object, metadata = JSON.stringify({ hidden: {} })) =>
  readView({
    callback_id: "pet",
    private_metadata: metadata,
    blocks: [{ block_id: "name" }],
    state: { values: Object.fromEntries(Object.entries(values).map(([name, state]) => [name, { [name]: state }])) },
  });

describe("drawing", () => {
  it("uses each field's name as block_id and action_id", () => {
    const view = toModal(form, ctx, { hidden: {}, values: { kind: "other" } });
    const inputs = (view.blocks as KnownBlock[]).filter((block) => block.type === "input");
    expect(inputs.map((block) => [block.block_id, block.element.action_id])).toEqual([
      ["name", "name"],
      ["kind", "kind"],
      ["which", "which"],
      ["owners", "owners"],
    ]);
  });

  it("leaves out a field that depends on another until that one is set", () => {
    const names = toModal(form, ctx, { hidden: {} }).blocks.map((block) => block.block_id);
    expect(names).toEqual(["name", "kind", "owners", "footer"]);
  });

  it("puts the cursor in the first empty required field, if there is one", () => {
    const focused = (values: object) =>
      toModal(form, ctx, { hidden: {}, values: toFieldValues({ ...values }) })
        .blocks.filter((block) => JSON.stringify(block).includes("focus_on_load"))
        .map((block) => block.block_id);
    expect(focused({})).toEqual(["name"]);
    expect(focused({ name: "Tom" })).toEqual(["kind"]);
    expect(focused({ name: "Tom", kind: "cat" })).toEqual([]);
  });

  it("clips its title, escapes its footer and carries its hidden data and its origin", () => {
    const view = toModal(form, ctx, { hidden: { id: "7" }, origin: { channel: "C1" } });
    expect(toModal(form, ctx, { hidden: {} }).title.text).toHaveLength(24);
    expect(JSON.stringify(view.blocks.at(-1))).toContain("Lincoln &lt;b&gt;");
    const reopened = readView({ ...view, state: { values: {} } });
    expect(readHidden(form, reopened)).toEqual({ id: "7" });
    expect(readOrigin(reopened)).toEqual({ channel: "C1" });
  });

  it("refuses more hidden data than Slack allows", () => {
    expect(() => toModal(form, ctx, { hidden: { id: "x".repeat(3000) } })).toThrow(
      "more hidden data than Slack allows",
    );
  });
});

describe("reading", () => {
  const complete = { name: { value: "Tom" }, kind: { selected_option: { value: "cat" } } };

  it("gives typed values", () => {
    const values = readFieldValues(form, submitted({ ...complete, owners: { selected_users: ["U1"] } }));
    expect(readSubmission(form, values)).toEqual({
      ok: true,
      values: { name: "Tom", kind: "cat", which: undefined, owners: ["U1"] },
    });
  });

  it("gives the errors of all fields in plain words", () => {
    expect(readSubmission(form, readFieldValues(form, submitted({})))).toEqual({
      ok: false,
      errors: { name: "Give it a name.", kind: "Choose one." },
    });
  });

  it("asks nothing of fields that the form was opened without", () => {
    const entered = readFieldValues(form, submitted({}));
    expect(readSubmission(form, entered, ["name"])).toEqual({ ok: false, errors: { kind: "Choose one." } });
    expect(readSubmission(form, entered, ["name", "kind"])).toEqual({
      ok: true,
      values: { which: undefined, owners: undefined },
    });
  });

  it("ignores a value for a field that isn't shown", () => {
    const submission = readSubmission(
      form,
      readFieldValues(form, submitted({ ...complete, which: { value: "sneaked in" } })),
    );
    expect(submission).toMatchObject({ ok: true, values: { which: undefined } });
  });

  it.each(["", "gibberish", "[]", "null", JSON.stringify({ hidden: { id: 7 } }), JSON.stringify({ hidden: null })])(
    "rejects the hidden data %j",
    (metadata) => {
      expect(readHidden(form, submitted({}, metadata))).toBeUndefined();
    },
  );

  it("knows which fields are on the screen", () => {
    expect(fieldsInView(submitted({})).has("name")).toBe(true);
    expect(fieldsInView(submitted({})).has("which")).toBe(false);
  });
});
