// Drops in a log that was kept in a spreadsheet: the word to type, and the form for the file.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { managesLibrary } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { file } from "../../slack/define/file-field.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { afterAck, modal, type Replies, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import type { Ctx } from "../context.js";
import { dropInLog } from "./columns-form.js";
import { composeRecent, refuseUnlessImporting } from "./compose-import.js";
import { dropInLogLink } from "./import-links.js";
import { IMPORT_TITLE } from "./import-view.js";

export const logForm = defineForm({
  name: "drop-in-log",
  title: () => "Import a log",
  submit: () => "Read it",
  fields: {
    log: file({
      label: "Your log of units",
      types: ["csv", "xlsx"],
      hint: "A sheet you kept, a Google Form's answers, or Bookend's own export. You'll see what's in it before anything is added.",
    }),
  },
  hidden: z.object({}),
  stale: FORM_EXPIRED,
  footer: () => "Please make sure no student is named in it.",
  run: async (ctx: Ctx, { log }): Promise<Replies> => {
    await refuseUnlessImporting(ctx);
    const fileName = log.name || "the file";
    const compose = async () => dropInLog(ctx, { bytes: await ctx.readFile(log), fileName, choices: {} });
    return afterAck(compose, { title: IMPORT_TITLE, words: `Reading ${fileName}…` });
  },
});

const openLogForm = (ctx: Ctx): Replies => modal(toModal(logForm, ctx, { hidden: {}, origin: ctx.origin }));

export const importLog = defineSubcommand({
  word: "import",
  summary: "add past units from a spreadsheet",
  button: "Import",
  opensForm: true,
  isFor: (ctx: Ctx) => managesLibrary(ctx.user),
  run: async (ctx: Ctx) => {
    await refuseUnlessImporting(ctx);
    const recent = await composeRecent(ctx);
    return recent ? whisper(recent, { title: IMPORT_TITLE }) : openLogForm(ctx);
  },
});

export const chooseLog = defineButton({
  link: dropInLogLink,
  opensForm: true,
  run: async (ctx: Ctx) => {
    await refuseUnlessImporting(ctx);
    return openLogForm(ctx);
  },
});
