// Makes a unit of a planning talk: opens the form for a unit with what the talk says. Saving it links the two.
import { defineButton } from "../../slack/define/button.js";
import { besideMessage } from "../../slack/define/form.js";
import { modal, whisper } from "../../slack/define/replies.js";
import type { Ctx } from "../context.js";
import { todayOf, toUnitModal } from "../units/unit-form.js";
import { findPresentTalk } from "./find-talk.js";
import { makeUnitLink } from "./talk-links.js";
import { toTalkMessage } from "./talk-view.js";

export const makeUnit = defineButton({
  link: makeUnitLink,
  opensForm: true,
  run: async (ctx: Ctx, { talk: id }) => {
    const talk = await findPresentTalk(ctx, id);
    // The button is from before the unit was logged.
    if (talk.unit) return whisper(toTalkMessage(talk, ctx, "This talk has a unit"), { title: "Planning talk" });
    const { about, others } = talk;
    const known = await ctx.people(talk.partners);
    const partners = known.filter(({ standing }) => standing === "member").map((person) => person.id);
    const unit = { title: about, date: todayOf(ctx), partners, ...(others.length > 0 ? { others } : {}) };
    return modal(await toUnitModal(ctx, { unit, hidden: { talk: talk.id }, origin: besideMessage(ctx.origin) }));
  },
});
