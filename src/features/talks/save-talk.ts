// Saves a planning talk in one typed line, if the line says it all; otherwise opens the form with what it says.
import { TalkFields } from "../../domain/talk.js";
import { monthFirst } from "../../domain/time/date-format.js";
import { areOutside } from "../../domain/typed-line/outside-names.js";
import { readTalkLine } from "../../domain/typed-line/talk-line.js";
import { besideMessage } from "../../slack/define/form.js";
import { modal, type Replies } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { escapeMrkdwn } from "../../slack/message/blocks.js";
import { staffNames } from "../../store/people.js";
import type { Ctx } from "../context.js";
import { toOthersNotice } from "../units/unit-form-notices-view.js";
import { refuseUnlessLibrarian } from "./find-talk.js";
import { findTalkErrors, saveNewTalk, todayOf, toTalkModal } from "./talk-form.js";

/** What the line leaves open, in words above the form. */
function toNotice({ about, names }: { about: string; names: readonly string[] }, errors: readonly string[]): string {
  return [
    names.length > 0 ? toOthersNotice(names, "Talked with") : "",
    ...errors.map(escapeMrkdwn),
    about === "" ? "Just add what you talked about and save." : "",
  ]
    .filter(Boolean)
    .join("\n");
}

export const saveTalk = defineSubcommand({
  word: "talk",
  usage: "[@partner about lab reports, 20 min, yesterday]",
  summary: "save a planning talk, just for you",
  button: "Save a talk",
  opensForm: true,
  isFor: ({ user }: Ctx) => user.librarian,
  run: async (ctx: Ctx, typed): Promise<Replies> => {
    refuseUnlessLibrarian(ctx);
    const origin = besideMessage(ctx.origin);
    if (typed === "") return modal(toTalkModal(ctx, { talk: { day: todayOf(ctx) }, origin }));
    const line = readTalkLine(typed, { today: todayOf(ctx), monthFirst: monthFirst(ctx.user.locale) });
    const { partners, names: others, about, minutes, day = todayOf(ctx) } = line;
    const talk = TalkFields.safeParse({ partners, others, about, day, minutes });
    const errors = talk.success ? Object.values(await findTalkErrors(ctx, talk.data)) : [];
    const known = others.length > 0 ? await staffNames(ctx.db, ctx.school.workspaceId) : [];
    const mayBeHere = known === undefined || !areOutside(others, known);
    if (talk.success && errors.length === 0 && !mayBeHere) return saveNewTalk(ctx, talk.data);
    const problems = talk.success ? errors : talk.error.issues.map(({ message }) => message);
    const notice = toNotice({ about, names: mayBeHere ? others : [] }, about === "" ? [] : problems);
    return modal(
      toTalkModal(ctx, { talk: { partners, others, about, day, ...(minutes ? { minutes } : {}) }, notice, origin }),
    );
  },
});
