// Adds an example of a level to the rubric.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { fieldErrors, modal, type Replies, saved, whisper } from "../../slack/define/replies.js";
import { addExample } from "../../store/examples.js";
import type { Ctx } from "../context.js";
import { exampleFields } from "./example-fields.js";
import { examplesTitle, readExampleList } from "./list-examples.js";
import { addExampleLink } from "./rubric-links.js";

export const openExample = defineButton({
  link: addExampleLink,
  opensForm: true,
  run: async (ctx: Ctx) => modal(toModal(exampleForm, ctx, { hidden: {}, origin: ctx.origin })),
});

export const exampleForm = defineForm({
  name: "example",
  title: () => "Add an example",
  submit: () => "Save",
  fields: exampleFields,
  hidden: z.object({}),
  footer: () => "All staff see it in the rubric, with your name.",
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { level, unit, text }): Promise<Replies> => {
    const words = [unit, text].filter(Boolean).join(": ");
    if (words === "") return fieldErrors({ text: "Write an example or choose a unit." });
    await addExample(ctx.db, ctx.school, { level, text: words, addedBy: ctx.user.id, key: ctx.key, now: ctx.now });
    return saved(async () => whisper(await readExampleList(ctx, { level, page: 0 }), { title: examplesTitle(level) }));
  },
});
