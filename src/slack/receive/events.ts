// The events Bookend listens to: people who change, channels it is invited to, and the Home that somebody opens.
import type { App } from "@slack/bolt";
import { readPerson, type SlackPerson } from "../api/person.js";

export interface EventDeps {
  workspaceId: string;
  botUserId: string;
  /** Slack shows a person differently now: a new name, a guest, an admin, gone. */
  onPerson(person: SlackPerson): Promise<void>;
  /** The bot was invited into a channel, so what failed there may succeed now. */
  onInvited(channel: string): Promise<void>;
  /** Somebody opened the Home. */
  onHomeOpened(userId: string): Promise<void>;
}

/** Each may arrive up to four times; both listeners give the same result then. */
export function registerEvents(app: App, deps: EventDeps): void {
  app.event("user_change", async ({ event, body }) => {
    if (body.team_id !== deps.workspaceId) return;
    await deps.onPerson(readPerson(event.user as Parameters<typeof readPerson>[0], deps.workspaceId));
  });
  app.event("app_home_opened", async ({ event, body }) => {
    if (body.team_id === deps.workspaceId && event.tab === "home") await deps.onHomeOpened(event.user);
  });
  app.event("member_joined_channel", async ({ event, body }) => {
    if (body.team_id === deps.workspaceId && event.user === deps.botUserId) await deps.onInvited(event.channel);
  });
}
