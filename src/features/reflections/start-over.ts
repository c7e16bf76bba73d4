// Starts over: drops a draft and opens the sheet without it.
import { sheetOf } from "../../content/index.js";
import { draftKey } from "../../domain/reflection.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { saved } from "../../slack/define/replies.js";
import { emptyDraft } from "../../store/drafts.js";
import { claimRequest } from "../../store/requests.js";
import type { Ctx } from "../context.js";
import { goneWords } from "./expired-view.js";
import { openSheet } from "./open-sheet.js";
import { reflectionToChange } from "./save-reflection.js";
import { startOverLink } from "./sheet-form-view.js";

export const startOver = defineButton({
  link: startOverLink,
  opensForm: true,
  run: async (ctx: Ctx, { sheet: key, reflection: id }) => {
    const toChange = id === undefined ? undefined : await reflectionToChange(ctx, id);
    const sheet = sheetOf(toChange?.sheet ?? key);
    if (!sheet) throw new Refusal(goneWords(ctx.command));
    const form = draftKey({ sheet: sheet.key, reflection: id });
    // Slack may send the click again, and by then there may be a new draft. The key names the click: the next one counts.
    const click = `start over ${ctx.key} ${ctx.actedAt?.toISOString()}`;
    if (ctx.actedAt && !(await claimRequest(ctx.db, ctx.school, { key: click, now: ctx.now }))) return [];
    await emptyDraft(ctx.db, ctx.school, { person: ctx.user.id, form, clickedAt: ctx.actedAt });
    return saved(() => openSheet(ctx, sheet, toChange), { done: "Your draft is deleted" });
  },
});
