// Saves a message as an OH YEAH. Its author is told; if it was said in private, it's only saved after they agree.
import { defineMessageShortcut } from "../../slack/define/message-shortcut.js";
import { Refusal } from "../../slack/define/refusal.js";
import { directQuestion, type Replies, saved, whisper } from "../../slack/define/replies.js";
import { paragraph, toMessage } from "../../slack/message/blocks.js";
import { askOhYeahAgain, cancelOhYeah } from "../../store/oh-yeahs.js";
import type { Ctx } from "../context.js";
import { authorNotice, consentQuestion } from "./author-questions.js";
import { readOhYeahText, saveOhYeah } from "./save-oh-yeah.js";
import { toSavedOhYeah } from "./saved-oh-yeah-view.js";

export const saveMessageAsOhYeah = defineMessageShortcut({
  name: "keep-oh-yeah",
  run: async (ctx: Ctx, message): Promise<Replies> => {
    const [author] = message.author ? await ctx.people([message.author]) : [];
    if (author?.standing !== "member") throw new Refusal("Not saved. Only a staff member's message can be an OH YEAH.");
    const isOwn = author.id === ctx.user.id;
    const isOpen = isOwn || (await ctx.isPublic(message.channel));
    const ohYeah = {
      text: await readOhYeahText(ctx, message.text),
      author: author.id,
      key: `oh-yeah ${message.channel} ${message.ts}`,
    };
    const first = await saveOhYeah(ctx, { ...ohYeah, consent: isOpen ? "given" : "asked" });
    // The question may have been lost.
    const ohYeahToTell =
      first ?? (await askOhYeahAgain(ctx.db, ctx.school, { ...ohYeah, savedBy: ctx.user.id, now: ctx.now }));
    if (!ohYeahToTell)
      throw new Refusal("This message was already saved, or its author was already asked. Nothing was changed.");
    if (isOwn) return saved(() => whisper(toSavedOhYeah(ohYeahToTell), { title: "OH YEAH saved" }));
    // When asking again, the first question may still be answered, so it stays.
    const ifNotSent = async () => first && cancelOhYeah(ctx.db, ctx.school, { id: first.id, key: ohYeah.key });
    const about = [ohYeahToTell.id];
    if (ohYeahToTell.consent === "given") {
      const unconfirmed = `Saved as an OH YEAH, but Slack didn't confirm my message about it to ${author.name}. Please tell them.`;
      return [
        directQuestion(author.id, { name: authorNotice.name, about }, { ifNotSent, unconfirmed }),
        whisper(toSavedOhYeah(ohYeahToTell, { toldAuthor: author.name }), { title: "OH YEAH saved" }),
      ];
    }
    const asked = `This was written in private. I'll ask ${author.name} first and save it only if they agree.`;
    return [
      directQuestion(author.id, { name: consentQuestion.name, about }, { ifNotSent }),
      whisper(toMessage(paragraph(asked)), { title: "Not saved yet" }),
    ];
  },
});
