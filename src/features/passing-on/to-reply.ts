// A reply to what someone wrote: a button opens a form, it is sent once, and whoever comes later sees which reply was sent.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import type { PersonId } from "../../domain/ids.js";
import type { Button, Link } from "../../slack/define/button.js";
import { type Form, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { modal, type Replies, replace, saved } from "../../slack/define/replies.js";
import { type Message, paragraph, quote } from "../../slack/message/blocks.js";
import type { Ctx } from "../context.js";
import { wordsField } from "./words-field.js";

/** What someone wrote. */
interface Received {
  from: { id: PersonId; name: string };
  text: string;
  hasReply: boolean;
}

interface ReplyDefinition<V extends z.ZodType> {
  /** Also the form's callback_id. */
  name: string;
  link: Link<V>;
  /** Throws Refusal unless the person who asks may reply to it. */
  find(ctx: Ctx, value: z.output<V>): Promise<Received>;
  /** False if someone replied before. */
  save(ctx: Ctx, value: z.output<V>, reply: string): Promise<boolean>;
  /** The message or list in which the button is, as it is now. */
  compose(ctx: Ctx, value: z.output<V>): Promise<Message>;
}

/** Throws Refusal when the person who wrote can't read a reply. */
async function refuseIfGone(ctx: Ctx, { from }: Received): Promise<void> {
  const [person] = await ctx.people([from.id]);
  if (person?.standing !== "member")
    throw new Refusal(`${from.name} has left this workspace, so I can't pass on a reply.`);
}

/** The form and the button, to be defined where they belong. */
export function toReply<V extends z.ZodType>({ name, link, find, save, compose }: ReplyDefinition<V>) {
  const show = async (ctx: Ctx, value: z.output<V>) => replace(await compose(ctx, value), { title: "Your reply" });
  const hidden = z.intersection(link.value, z.object({ name: z.string(), text: z.string() }));
  const form: Form<Ctx, { reply: ReturnType<typeof wordsField> }, typeof hidden> = {
    name,
    title: () => "Reply",
    submit: () => "Send",
    fields: { reply: wordsField({ label: "Your reply", missing: "Write a reply." }) },
    hidden,
    intro: (_ctx, at) => [
      paragraph(`${at.hidden.name} gets it from me. No one else can read it.`),
      quote(at.hidden.text),
    ],
    stale: FORM_EXPIRED,
    run: async (ctx, { reply }, value): Promise<Replies> => {
      await refuseIfGone(ctx, await find(ctx, value));
      // Someone who replied on another device meanwhile sees which reply was sent.
      return (await save(ctx, value, reply)) ? saved(() => show(ctx, value)) : show(ctx, value);
    },
  };
  const button: Button<Ctx, V> = {
    link,
    opensForm: true,
    run: async (ctx, value): Promise<Replies> => {
      const received = await find(ctx, value);
      if (received.hasReply) return show(ctx, value);
      await refuseIfGone(ctx, received);
      const shown = Object.assign({}, value, { name: received.from.name, text: received.text });
      return modal(toModal(form, ctx, { hidden: shown, origin: ctx.origin }));
    },
  };
  return { button, form };
}
