// The events Bookend listens to: a person changes, Bookend is invited to a channel, someone opens the Home.
import type { App } from "@slack/bolt";
import { z } from "zod";
import { readPerson, type SlackPerson } from "../api/person.js";

interface EventDeps {
  workspaceId: string;
  botUserId: string;
  /** A person changed in Slack: a new name, a new role, or deactivated. */
  onPerson(person: SlackPerson): Promise<void>;
  /** Bookend was invited to a channel, so posts that failed there may work now. */
  onInvited(channel: string): Promise<void>;
  /** A person opened their Home. */
  onHomeOpened(userId: string): Promise<void>;
}

/** What Bookend reads in each of these events. */
export const EVENTS = {
  user_change: { user: z.looseObject({ id: z.string().min(1) }) },
  app_home_opened: { user: z.string().min(1), tab: z.string() },
  member_joined_channel: { user: z.string().min(1), channel: z.string().min(1) },
};

/** Slack may deliver an event up to four times, so every listener must be safe to repeat. */
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
