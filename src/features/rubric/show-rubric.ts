// Shows the rubric: what collaborative planning is, the four levels of partnership, and the school's own examples of each.
import { z } from "zod";
import { collaborativePlanning } from "../../content/rubric.js";
import { looksAfterLibrary } from "../../domain/role.js";
import { defineButton, toButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { bold, buttons, footnote, heading, paragraph, toMessage } from "../../slack/message/parts.js";
import { fieldErrors, modal, type Replies, replace, whisper } from "../../slack/send/reply.js";
import { addExample, examplesOf, removeExample } from "../../store/examples.js";
import type { Ctx } from "../context.js";
import {
  addExampleLink,
  exampleFields,
  examplesLink,
  removeExampleLink,
  toExampleList,
  toRubricBlocks,
} from "./rubric-view.js";

export const showRubric = defineSubcommand({
  word: "rubric",
  summary: "what collaborative planning is, and the four levels of partnership with our own examples",
  button: "The four levels",
  run: async (ctx: Ctx) =>
    whisper(
      toMessage(
        heading("Levels of instructional partnership"),
        paragraph(bold("Collaborative planning. "), collaborativePlanning),
        ...toRubricBlocks(await examplesOf(ctx.db, ctx.school)),
        buttons(toButton(addExampleLink, {}, { text: "Add an example" })),
        footnote("Only you see this."),
      ),
    ),
});

export const openExample = defineButton({
  link: addExampleLink,
  run: async (ctx: Ctx) => modal(toModal(exampleForm, ctx, { hidden: {}, origin: ctx.origin })),
});

export const exampleForm = defineForm({
  name: "example",
  title: () => "Add an example",
  submit: () => "Save",
  fields: exampleFields,
  hidden: z.object({}),
  footer: (ctx: Ctx) => `Everyone at ${ctx.school.name} sees it under the rubric, with your name.`,
  stale: "This form is too old to be saved. Copy what you need from it, close it and open it again.",
  run: async (ctx: Ctx, { level, unit, text }): Promise<Replies> => {
    const words = [unit, text].filter(Boolean).join(": ");
    if (words === "") return fieldErrors({ text: "Write an example, or choose a unit." });
    await addExample(ctx.db, ctx.school, { level, text: words, addedBy: ctx.user.id, key: ctx.key, now: ctx.now });
    return whisper(toExampleList(ctx, { level, page: 0, examples: await examplesOf(ctx.db, ctx.school, level) }));
  },
});

export const listExamples = defineButton({
  link: examplesLink,
  run: async (ctx: Ctx, { level, page }) =>
    replace(toExampleList(ctx, { level, page, examples: await examplesOf(ctx.db, ctx.school, level) })),
});

export const takeOutExample = defineButton({
  link: removeExampleLink,
  run: async (ctx: Ctx, { example: id, level }) => {
    const found = (await examplesOf(ctx.db, ctx.school, level)).find((example) => example.id === id);
    const isTheirs = found?.addedBy.id === ctx.user.id;
    if (found && !isTheirs && !looksAfterLibrary(ctx.user)) {
      throw new Refusal("Only librarians and the one who wrote it can remove an example.");
    }
    if (found) await removeExample(ctx.db, ctx.school, found.id);
    return replace(toExampleList(ctx, { level, page: 0, examples: await examplesOf(ctx.db, ctx.school, level) }));
  },
});
