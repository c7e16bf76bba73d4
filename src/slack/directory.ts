// Who people are and what a channel is, as Slack shows them now: plain data, within a bounded time.
import type { WebClient } from "@slack/web-api";
import { slackErrorOf } from "./reply.js";

export interface SlackPerson {
  id: string;
  name: string;
  timeZone: string;
  locale: string;
  standing: "member" | "guest" | "bot" | "deactivated" | "stranger";
  slackAdmin: boolean;
}

/** Why a channel cannot be posted in. `unseen`: it does not exist, or is private and the app is not in it. */
export type ChannelTrouble = "unseen" | "not-in-channel" | "archived";

export interface Directory {
  /** Undefined when Slack knows no such person. Throws when Slack does not answer in time. */
  person(id: string): Promise<SlackPerson | undefined>;
  /** Every admin and owner of the workspace. */
  admins(): Promise<SlackPerson[]>;
  channel(id: string): Promise<ChannelTrouble | undefined>;
}

interface User {
  id?: string;
  team_id?: string;
  name?: string;
  real_name?: string;
  profile?: { display_name?: string; real_name?: string };
  tz?: string;
  locale?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  is_admin?: boolean;
  is_owner?: boolean;
  is_primary_owner?: boolean;
}

const SLACKBOT = "USLACKBOT";

function standingOf(user: User, workspaceId: string): SlackPerson["standing"] {
  if (user.deleted) return "deactivated";
  if (user.is_bot || user.id === SLACKBOT) return "bot";
  if (user.is_stranger || (user.team_id !== undefined && user.team_id !== workspaceId)) return "stranger";
  if (user.is_restricted || user.is_ultra_restricted) return "guest";
  return "member";
}

/** Reads Slack's user object, from the Web API or from an event. */
export function readPerson(user: User, workspaceId: string): SlackPerson {
  return {
    id: user.id ?? "",
    name: user.profile?.display_name || user.real_name || user.profile?.real_name || user.name || (user.id ?? ""),
    timeZone: user.tz ?? "",
    locale: user.locale ?? "en-US",
    standing: standingOf(user, workspaceId),
    slackAdmin: Boolean(user.is_admin || user.is_owner || user.is_primary_owner),
  };
}

/** `client` should answer fast or fail: a person waits. */
export function createDirectory(client: WebClient, workspaceId: string): Directory {
  return {
    async person(id) {
      try {
        const { user } = await client.users.info({ user: id, include_locale: true });
        return user ? readPerson(user as User, workspaceId) : undefined;
      } catch (error) {
        if (["user_not_found", "user_not_visible", "users_not_found"].includes(slackErrorOf(error) ?? ""))
          return undefined;
        throw error;
      }
    },
    async admins() {
      const admins: SlackPerson[] = [];
      for await (const page of client.paginate("users.list", { limit: 200 })) {
        const members = (page as { members?: User[] }).members ?? [];
        admins.push(...members.map((user) => readPerson(user, workspaceId)).filter((person) => person.slackAdmin));
      }
      return admins;
    },
    async channel(id) {
      try {
        const { channel } = await client.conversations.info({ channel: id });
        if (channel?.is_archived) return "archived";
        return channel?.is_member ? undefined : "not-in-channel";
      } catch (error) {
        if (slackErrorOf(error) === "channel_not_found") return "unseen";
        throw error;
      }
    },
  };
}
