// I can help: someone who can read a roadblock offers help, and its writer hears of it.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { roadblockKey } from "../../domain/roadblock.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { modal, type Replies, saved, whisper } from "../../slack/define/replies.js";
import { paragraph, quote, toMessage } from "../../slack/message/blocks.js";
import type { Reflection } from "../../store/reflection-row.js";
import { addOffer, offerBy } from "../../store/roadblock-offers.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { wordsField } from "../passing-on/words-field.js";
import { findReadable, findStillReadable } from "./find-readable.js";
import { composeOffers } from "./list-offers.js";
import { offerHelpLink, RoadblockToHelp } from "./offer-links.js";

interface ToHelp {
  reflection: Reflection;
  /** What is in the way. */
  explain: string;
}

/** Finds the roadblock if it still needs help. Throws Refusal. */
function findOpen(reflection: Reflection | undefined, key: string): ToHelp {
  if (!reflection) throw new Refusal("This roadblock is no longer shared with you.");
  const { roadblocks, answers, person } = reflection;
  const found = roadblocks.flatMap(({ slot, state }) => {
    const explain = answers[`explain-${slot}`];
    return explain !== undefined && roadblockKey(explain) === key ? [{ explain, state }] : [];
  });
  const open = found.find(({ state }) => state === "open");
  if (open) return { reflection, explain: open.explain };
  throw new Refusal(
    found.length > 0
      ? `This roadblock is solved, so ${person.name} doesn't need help with it anymore.`
      : `${person.name} has changed or removed this roadblock. Look at the post again before you offer help.`,
  );
}

/** Throws Refusal when the writer can't be told of an offer, or was told of one from this person already. */
async function refuseUnlessUseful(ctx: Ctx, { reflection, explain }: ToHelp): Promise<void> {
  const { id, person } = reflection;
  const [writer] = await ctx.people([person.id]);
  if (writer?.standing !== "member")
    throw new Refusal(`${person.name} has left this workspace, so I can't pass on an offer to help.`);
  const before = await offerBy(ctx.db, ctx.school, { reflection: id, explain, helper: ctx.user.id });
  if (before)
    throw new Refusal(`You already offered help with this, and ${person.name} will get it. To add more, message them.`);
}

export const offerHelp = defineButton({
  link: offerHelpLink,
  opensForm: true,
  run: async (ctx: Ctx, value): Promise<Replies> => {
    const reflection = await findReadable(ctx, value.reflection);
    // The writer sees the button below their own post, too.
    if (reflection?.person.id === ctx.user.id)
      return whisper(await composeOffers(ctx, { reflection: reflection.id, page: 0 }), { title: "Offers of help" });
    const toHelp = findOpen(reflection, value.roadblock);
    await refuseUnlessUseful(ctx, toHelp);
    const words = clip(toHelp.explain, MAX_SHOWN);
    const hidden = { ...value, words, name: toHelp.reflection.person.name };
    return modal(toModal(offerForm, ctx, { hidden, origin: ctx.origin }));
  },
});

/** As much of the roadblock as the form shows, so that it fits in what a form carries. */
const MAX_SHOWN = 500;

export const offerForm = defineForm({
  name: "offer-help",
  title: () => "I can help",
  submit: () => "Send",
  fields: {
    offer: wordsField({ label: "What you can offer", missing: "Say in a few words how you can help." }),
  },
  hidden: RoadblockToHelp.extend({ words: z.string(), name: z.string() }),
  intro: (_ctx: Ctx, { hidden: { words, name } }) => [
    paragraph(`${name} gets it from me with your name. No one else can read it.`),
    quote(words),
  ],
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { offer }, hidden): Promise<Replies> => {
    const { db, school, user, now } = ctx;
    const reflection = await findStillReadable(ctx, hidden.reflection);
    if (reflection?.person.id === user.id) throw new Refusal("This is your own roadblock.");
    const toHelp = findOpen(reflection, hidden.roadblock);
    await refuseUnlessUseful(ctx, toHelp);
    const { id, person } = toHelp.reflection;
    const isNew = await addOffer(db, school, {
      ...{ reflection: id, explain: toHelp.explain },
      ...{ helper: user.id, text: offer, now },
    });
    if (!isNew) return [];
    const words = `I'll pass it on to ${person.name} in a minute, and you'll hear from me if they reply.`;
    return saved(() => whisper(toMessage(paragraph(words)), { title: "Help offered" }));
  },
});
