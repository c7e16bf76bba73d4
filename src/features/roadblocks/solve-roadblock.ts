// Marks a roadblock solved: its writer says what worked, may share it as an OH YEAH, and Bookend no longer asks.
import { FORM_EXPIRED } from "../../content/form-words.js";
import { OhYeahText } from "../../domain/oh-yeah.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { fieldErrors, modal, type Replies, saved, whisper } from "../../slack/define/replies.js";
import { solveRoadblock } from "../../store/roadblocks.js";
import type { Ctx } from "../context.js";
import { RoadblockValue, solvedLink } from "./check-back-view.js";
import { findOwnRoadblock } from "./find-own-roadblock.js";
import { solvedFields, toSolved, toSolvedFooter } from "./solve-roadblock-view.js";

export const roadblockSolved = defineButton({
  link: solvedLink,
  opensForm: true,
  run: async (ctx: Ctx, value) => {
    await findOwnRoadblock(ctx, value);
    return modal(toModal(solvedForm, ctx, { values: { share: "no" }, hidden: value, origin: ctx.origin }));
  },
});

export const solvedForm = defineForm({
  name: "roadblock-solved",
  title: () => "Roadblock solved",
  submit: () => "Save",
  fields: solvedFields,
  hidden: RoadblockValue,
  clears: true,
  footer: (_ctx: Ctx, values) => toSolvedFooter(values),
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { solvedBy, share, ohYeah }, hidden): Promise<Replies> => {
    const roadblock = await findOwnRoadblock(ctx, hidden);
    const { db, school, now } = ctx;
    const line = share ? OhYeahText.safeParse(ohYeah ?? "") : undefined;
    if (line && !line.success) return fieldErrors({ ohYeah: line.error.issues[0]?.message ?? "Say it in a sentence." });
    const by = { author: ctx.user.id, savedBy: ctx.user.id, consent: "given", key: ctx.key } as const;
    const newOhYeah = line && { ...by, text: line.data, day: schoolDayAt(now, school.timeZone), now };
    await solveRoadblock(db, school, { roadblock, solvedBy, ohYeah: newOhYeah, now });
    return saved(() => whisper(toSolved({ isShared: line !== undefined }), { title: "Roadblock solved" }));
  },
});
