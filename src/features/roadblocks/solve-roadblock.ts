// Marks a roadblock solved with one click, which can be undone. Its writer may say what worked, and share it as an OH YEAH.
import { FORM_EXPIRED } from "../../content/form-words.js";
import { OhYeahText } from "../../domain/oh-yeah.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toFieldValues, toModal } from "../../slack/define/form.js";
import {
  fieldErrors,
  modal,
  type Replies,
  redrawForm,
  saved,
  toReplyList,
  whisper,
} from "../../slack/define/replies.js";
import { reopenRoadblock, solveRoadblock } from "../../store/roadblock-answers.js";
import type { Ctx } from "../context.js";
import { ANSWERED_MEANWHILE, RoadblockValue, reopenLink, solvedLink, whatWorkedLink } from "./check-back-view.js";
import { findOwnRoadblock } from "./find-own-roadblock.js";
import { isAsSeen, seenBy, showQuestion, toSeen } from "./read-question.js";
import { OH_YEAH_SAVED, solvedFields, toSolvedFooter } from "./solve-roadblock-view.js";

export const roadblockSolved = defineButton({
  link: solvedLink,
  run: async (ctx: Ctx, value) => {
    const { db, school, now } = ctx;
    const roadblock = await findOwnRoadblock(ctx, value);
    const seen = seenBy(value, roadblock, roadblock.state === "open");
    const isSaved = seen !== undefined && (await solveRoadblock(db, school, { roadblock, seen, now }));
    return showQuestion(ctx, value, { roadblock, isSaved });
  },
});

/** It was marked solved by mistake. */
export const roadblockReopened = defineButton({
  link: reopenLink,
  run: async (ctx: Ctx, value) => {
    const { db, school, now } = ctx;
    const roadblock = await findOwnRoadblock(ctx, value);
    const seen = seenBy(value, roadblock, false);
    const isSaved = seen !== undefined && (await reopenRoadblock(db, school, { roadblock, seen, now }));
    return showQuestion(ctx, value, { roadblock, isSaved });
  },
});

export const sayWhatWorked = defineButton({
  link: whatWorkedLink,
  opensForm: true,
  run: async (ctx: Ctx, value) => {
    const roadblock = await findOwnRoadblock(ctx, value);
    if (!isAsSeen(value, roadblock)) return showQuestion(ctx, value, { roadblock, isSaved: false });
    const hidden = toSeen(value, roadblock);
    const values = { share: "no", ...(roadblock.isShared ? { readers: "me" } : {}) };
    return modal(toModal(solvedForm, ctx, { values, hidden, origin: ctx.origin }));
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
  run: async (ctx: Ctx, { readers, solvedBy, share, ohYeah }, hidden): Promise<Replies> => {
    const roadblock = await findOwnRoadblock(ctx, hidden);
    const { db, school, now } = ctx;
    const line = share ? OhYeahText.safeParse(ohYeah ?? "") : undefined;
    if (line && !line.success) return fieldErrors({ ohYeah: line.error.issues[0]?.message ?? "Say it in a sentence." });
    const by = { author: ctx.user.id, savedBy: ctx.user.id, consent: "given", key: ctx.key } as const;
    const newOhYeah = line && { ...by, text: line.data, day: schoolDayAt(now, school.timeZone), now };
    const seen = hidden.seen ? new Date(hidden.seen) : undefined;
    const solved = { solvedBy, sharesSolution: readers === "all", ohYeah: newOhYeah };
    if (await solveRoadblock(db, school, { roadblock, seen, ...solved, key: ctx.key, now })) {
      const answer = toReplyList(await showQuestion(ctx, hidden, { roadblock, isSaved: true }));
      return line ? [...answer, saved(() => whisper(OH_YEAH_SAVED, { title: "OH YEAH saved" }))] : answer;
    }
    const values = toFieldValues({ readers, solvedBy, share: share ? "yes" : "no", ohYeah });
    const again = { values, hidden: toSeen(hidden, roadblock), notice: ANSWERED_MEANWHILE, origin: ctx.origin };
    return redrawForm(toModal(solvedForm, ctx, again));
  },
});
