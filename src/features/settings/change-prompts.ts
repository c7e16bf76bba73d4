// Changing what Bookend asks people on its own: a form for admins. It also skips posts whose day had already passed.
import { nextPostHour } from "../../domain/time/quiet-hours.js";
import { defineForm } from "../../slack/define/form.js";
import { upcomingPosts } from "../../slack/define/post.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { skipPost } from "../../store/posts.js";
import type { School } from "../../store/schools.js";
import type { Ctx } from "../context.js";
import { promptSettings } from "./prompt-settings.js";
import { openSettings, toSettingsForm } from "./settings-form.js";
import { toPromptsSaved } from "./settings-saved-view.js";

const optionalPosts = (ctx: Ctx) => ctx.posts.filter(({ isOptional }) => isOptional);

/** A prompt or tip whose day passed before an admin turned it on isn't posted late. */
async function skipPastPosts(ctx: Ctx, school: School): Promise<void> {
  const { db, now } = ctx;
  const at = { ...ctx, school, now: nextPostHour(school.prompts.at, now, school.calendar) };
  for (const post of optionalPosts(ctx)) {
    const before = await post.upcoming({ ...at, school: ctx.school });
    const known = new Set(before.map(({ channel }) => channel));
    const dues = await post.due(at);
    for (const { period, dueAt } of dues.filter((due) => due.dueAt <= now && !known.has(due.channel))) {
      const why = "it was turned on later";
      await skipPost(db, school, { name: post.name, period, dueAt, skip: true, why, now });
    }
  }
}

export const promptsForm = defineForm(
  toSettingsForm({
    name: "prompts",
    title: "Prompts and questions",
    settings: promptSettings,
    beforeSaving: skipPastPosts,
    async toSaved(ctx, school) {
      return toPromptsSaved(school, await upcomingPosts(optionalPosts(ctx), { ...ctx, school }));
    },
  }),
);

export const changePromptsCommand = defineSubcommand({
  word: "prompts",
  summary: "what Bookend asks and posts",
  button: "Change prompts",
  opensForm: true,
  isFor: (ctx: Ctx) => ctx.user.role === "admin",
  run: (ctx: Ctx) => openSettings(ctx, promptsForm, promptSettings),
});
