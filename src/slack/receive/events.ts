// The events Bookend listens to: a person changes, Bookend is invited to a channel, someone opens the Home.
import type { App } from "@slack/bolt";
import { readPerson, type SlackPerson } from "../api/person.js";

export interface EventDeps {
  workspaceId: string;
  botUserId: string;
  /** Slack shows a person differently now: a new name, a new role, or gone. */
  onPerson(person: SlackPerson): Promise<void>;
  /** The bot was invited to a channel, so posts that failed there may work now. */
  onInvited(channel: string): Promise<void>;
  /** A person opened their Home. */
  onHomeOpened(userId: string): Promise<void>;
}

/** Slack may deliver each event up to four times. Every listener gives the same result each time. */
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
