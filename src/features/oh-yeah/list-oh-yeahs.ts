// Lists the OH YEAHs of a month.
import { type Month, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { replace } from "../../slack/define/replies.js";
import type { Message } from "../../slack/message/blocks.js";
import { ohYeahsOf } from "../../store/oh-yeahs.js";
import type { Ctx } from "../context.js";
import { toOhYeahList } from "./list-oh-yeahs-view.js";
import { ohYeahPageLink } from "./oh-yeah-links.js";

export const OH_YEAHS_TITLE = "OH YEAHs";

export const thisMonthOf = (ctx: Ctx): Month => monthOf(schoolDayAt(ctx.now, ctx.school.timeZone));

export async function readOhYeahList(ctx: Ctx, at: { month: Month; page: number; notice?: string }): Promise<Message> {
  return toOhYeahList(ctx, {
    ...at,
    thisMonth: thisMonthOf(ctx),
    ohYeahs: await ohYeahsOf(ctx.db, ctx.school, at.month),
  });
}

export const turnOhYeahPage = defineButton({
  link: ohYeahPageLink,
  run: async (ctx: Ctx, value) => replace(await readOhYeahList(ctx, value), { title: OH_YEAHS_TITLE }),
});
