// Lists a librarian's own planning talks, newest first, five per page: all of them or a month's.
import type { Month } from "../../domain/time/month.js";
import { defineButton } from "../../slack/define/button.js";
import { replace, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import type { Message } from "../../slack/message/blocks.js";
import { lastPageOf } from "../../slack/message/paging.js";
import { pageOfTalks, TALKS_PER_PAGE } from "../../store/talks.js";
import { askedMonth } from "../asked-month.js";
import type { Ctx } from "../context.js";
import { refuseUnlessLibrarian } from "./find-talk.js";
import { talkPageLink } from "./talk-links.js";
import { TALKS_TITLE, toTalkList } from "./talk-view.js";

/** Someone who is no longer a librarian still reads their own. */
async function readTalkList(ctx: Ctx, { month, page }: { month?: Month | undefined; page: number }): Promise<Message> {
  const { talks, total } = await pageOfTalks(ctx.db, ctx.school, { person: ctx.user.id, month, page });
  if (total === 0) refuseUnlessLibrarian(ctx);
  const last = lastPageOf(total, TALKS_PER_PAGE);
  // Talks may have been deleted since the button was drawn.
  if (talks.length === 0 && total > 0) return readTalkList(ctx, { month, page: last });
  return toTalkList(ctx, { talks, total, month, page, last });
}

export const listTalks = defineSubcommand({
  word: "talks",
  usage: "[month]",
  summary: "your planning talks, newest first",
  button: "See your talks",
  isFor: ({ user }: Ctx) => user.librarian,
  run: async (ctx: Ctx, typed) => {
    const help = { examples: ["talks October", "talks"], toLine: (month: string) => `talks ${month}` };
    const month = typed === "" ? undefined : askedMonth(ctx, typed, help);
    return whisper(await readTalkList(ctx, { month, page: 0 }), { title: TALKS_TITLE });
  },
});

export const turnTalkPage = defineButton({
  link: talkPageLink,
  run: async (ctx: Ctx, value) => replace(await readTalkList(ctx, value), { title: TALKS_TITLE }),
});
