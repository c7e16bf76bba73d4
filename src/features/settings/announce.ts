// Tells the staff about Bookend: an admin chooses a channel, sees the post, and only then it goes out in their name.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { asChannelId, type ChannelId } from "../../domain/ids.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { channel } from "../../slack/define/people-and-channel-fields.js";
import { Refusal } from "../../slack/define/refusal.js";
import {
  channelMessage,
  fieldErrors,
  modal,
  type Replies,
  redrawForm,
  saved,
  whisper,
} from "../../slack/define/replies.js";
import {
  announcementIn,
  claimAnnouncement,
  confirmAnnouncement,
  forgetAnnouncement,
} from "../../store/announcements.js";
import { librariansOf } from "../../store/people.js";
import { claimRequest, releaseRequest } from "../../store/requests.js";
import { addSharedPost } from "../../store/sent-posts.js";
import type { Ctx } from "../context.js";
import { announceLink, toAnnounced, toAnnouncement, toAnnouncementPreview } from "./announcement-view.js";
import { checkChannel } from "./setting-checks.js";

const TITLE = "Tell your staff";

async function refuseUnlessAdmin(ctx: Ctx): Promise<void> {
  if ((await ctx.userNow()).role !== "admin")
    throw new Refusal("Only admins can post this. Ask an admin or owner of this workspace.");
}

const NewPost = z.object({
  channel: z.string().transform(asChannelId),
  /** The request that asked for the preview: it is posted once, however often the form is sent. */
  key: z.string(),
  /** The librarian in the example. */
  librarian: z.string().optional(),
  /** The last announcement in this channel, when the preview was drawn. */
  before: z.object({ by: z.string(), at: z.coerce.date(), isConfirmed: z.boolean() }).optional(),
});
type NewPost = z.output<typeof NewPost>;

/** What the preview is drawn from. */
async function readNewPost(ctx: Ctx, channelId: ChannelId, key: string): Promise<NewPost> {
  const [librarian] = await librariansOf(ctx.db, ctx.school.workspaceId);
  const before = await announcementIn(ctx.db, ctx.school, channelId);
  return { channel: channelId, key, librarian: librarian?.name, before };
}

const wordsOf = ({ school, command, user }: Ctx, { librarian }: NewPost) => ({
  school,
  command,
  librarian,
  by: user.name,
});

const drawPreview = (ctx: Ctx, hidden: NewPost, notice?: string) =>
  toModal(announcementForm, ctx, { hidden, origin: ctx.origin, ...(notice ? { notice } : {}) });

export const announceForm = defineForm({
  name: "announce",
  title: () => TITLE,
  submit: () => "Preview",
  fields: {
    channel: channel({
      label: "Channel",
      hint: "Everyone in it can read the post. You'll see it first.",
      schema: z.string("Choose a channel.").transform(asChannelId),
    }),
  },
  hidden: z.object({}),
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, values): Promise<Replies> => {
    const [error] = await Promise.all([checkChannel(ctx, values.channel, { before: [] }), refuseUnlessAdmin(ctx)]);
    if (error) return fieldErrors({ channel: error });
    return modal(drawPreview(ctx, await readNewPost(ctx, values.channel, ctx.key)));
  },
});

const CHANGED = "*Not posted yet.* Something changed since you saw this. Here is the post as it is now.";

const isSame = (a: NewPost, b: NewPost) =>
  a.librarian === b.librarian && a.before?.at.getTime() === b.before?.at.getTime();

export const announcementForm = defineForm({
  name: "announcement",
  title: () => TITLE,
  submit: ({ before }) => (before ? "Post it again" : "Post it"),
  fields: {},
  hidden: NewPost,
  clears: true,
  intro: (ctx: Ctx, { hidden }) =>
    toAnnouncementPreview(wordsOf(ctx, hidden), { ...hidden, before: hidden.before, timeZone: ctx.school.timeZone }),
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, _values, hidden): Promise<Replies> => {
    const { db, school, user, now } = ctx;
    const [error] = await Promise.all([checkChannel(ctx, hidden.channel, { before: [] }), refuseUnlessAdmin(ctx)]);
    if (error) throw new Refusal(error);
    const request = { key: `announce ${hidden.key}`, now };
    if (!(await claimRequest(db, school, request))) return [];
    const present = await readNewPost(ctx, hidden.channel, hidden.key);
    const announcement = { channel: hidden.channel, person: user.id, before: hidden.before?.at, now };
    if (!isSame(present, hidden) || !(await claimAnnouncement(db, school, announcement))) {
      await releaseRequest(db, school, request.key);
      return redrawForm(drawPreview(ctx, await readNewPost(ctx, hidden.channel, hidden.key), CHANGED));
    }
    const posted = { channel: hidden.channel, at: now };
    const share = randomUUID();
    return [
      channelMessage(hidden.channel, toAnnouncement(wordsOf(ctx, hidden)), {
        ifNotSent: async () => {
          await forgetAnnouncement(db, school, posted);
          await releaseRequest(db, school, request.key);
        },
        onSent: async (messageTs) => {
          await confirmAnnouncement(db, school, { ...posted, messageTs });
          const post = { id: share, channel: hidden.channel, messageTs, person: user.id, sharedAt: now };
          await addSharedPost(db, school, post);
        },
      }),
      // Told last, when Slack has said whether the post arrived.
      saved(async () =>
        whisper(toAnnounced(hidden.channel, await announcementIn(db, school, hidden.channel), share), { title: TITLE }),
      ),
    ];
  },
});

export const announce = defineButton({
  link: announceLink,
  opensForm: true,
  run: async (ctx: Ctx) => {
    await refuseUnlessAdmin(ctx);
    const { channels, reminderChannels } = ctx.school.prompts;
    const [likely] = [...reminderChannels, ...channels];
    const values = likely ? { channel: likely } : {};
    return modal(toModal(announceForm, ctx, { values, hidden: {}, origin: ctx.origin }));
  },
});
