// Who asks, for what and where: read from Slack's verified payload, never from a button's value or a form's hidden data.
import { z } from "zod";
import type { ReplyTarget } from "../send/reply.js";

export interface Request extends ReplyTarget {
  workspaceId: string;
  /** The person's workspace; undefined if Slack doesn't say, as for a command. */
  userTeamId: string | undefined;
  channel: { id: string; name: string } | undefined;
  /** The command's name in this workspace, e.g. `/unit`. */
  command: string;
  /** When the person acted, by Slack's clock; undefined if Slack doesn't say. */
  actedAt: Date | undefined;
}

/** A request about which only this is known. */
export const toRequest = (
  known: Pick<Request, "workspaceId" | "userId" | "command" | "key"> & Partial<Request>,
): Request => ({
  userTeamId: undefined,
  channel: undefined,
  triggerId: undefined,
  responseUrl: undefined,
  clickedMessage: undefined,
  view: undefined,
  modalBelow: undefined,
  actedAt: undefined,
  ...known,
});

const Team = z.object({ id: z.string() }).nullish();
const User = z.object({ id: z.string().min(1), team_id: z.string().nullish() });
const Channel = z.object({ id: z.string(), name: z.string().nullish() }).nullish();

/** The part of a slash command that Bookend reads. */
export const Command = z.object({
  team_id: z.string(),
  user_id: z.string().min(1),
  channel_id: z.string(),
  channel_name: z.string().nullish(),
  command: z.string().startsWith("/"),
  text: z.string().nullish(),
  trigger_id: z.string(),
  response_url: z.string().nullish(),
});

/** The part of a click, a shortcut, a submission or a request for suggestions that Bookend reads. */
export const Interaction = z.object({
  team: Team,
  user: User,
  channel: Channel,
  trigger_id: z.string().nullish(),
  response_url: z.string().nullish(),
  message: z.object({ ts: z.string().nullish() }).nullish(),
  container: z
    .object({
      message_ts: z.string().nullish(),
      is_ephemeral: z.boolean().nullish(),
      channel_id: z.string().nullish(),
    })
    .nullish(),
  view: z
    .object({
      id: z.string(),
      type: z.string().nullish(),
      previous_view_id: z.string().nullish(),
      root_view_id: z.string().nullish(),
      app_installed_team_id: z.string().nullish(),
    })
    .nullish(),
  action_ts: z.string().nullish(),
  actions: z.array(z.object({ action_ts: z.string().nullish() })).nullish(),
});

/** Is it the third in a stack of modals? Slack puts no fourth on top: https://docs.slack.dev/surfaces/modals */
export const isTopOfStack = ({
  previous_view_id: below,
  root_view_id: bottom,
}: {
  previous_view_id?: string | null | undefined;
  root_view_id?: string | null | undefined;
}): boolean => Boolean(below) && below !== bottom;

/** A slash command. Throws a ZodError when Slack sent something else. */
export function readCommand(body: unknown): { request: Request; text: string } {
  const read = Command.parse(body);
  // userTeamId stays undefined: Slack offers a command only to members of the workspace that installed the app.
  const request = toRequest({
    workspaceId: read.team_id,
    userId: read.user_id,
    channel: { id: read.channel_id, name: read.channel_name ?? "" },
    command: read.command,
    key: `command ${read.trigger_id}`,
    triggerId: read.trigger_id,
    responseUrl: read.response_url ?? undefined,
  });
  return { request, text: read.text ?? "" };
}

/**
 * A click, a shortcut, a submission or a request for suggestions. `command` is the command's name in this workspace.
 * Throws a ZodError when Slack sent something else.
 */
export function readInteraction(body: unknown, command: string): Request {
  const read = Interaction.parse(body);
  const ts = read.container?.message_ts ?? read.message?.ts;
  const channelId = read.channel?.id ?? read.container?.channel_id;
  const actionTs = read.actions?.[0]?.action_ts ?? read.action_ts;
  return {
    // When a person from another organization uses a modal, `team` is theirs. The view names the installation.
    workspaceId: read.view?.app_installed_team_id ?? read.team?.id ?? "",
    userId: read.user.id,
    userTeamId: read.user.team_id ?? undefined,
    channel: channelId ? { id: channelId, name: read.channel?.name ?? "" } : undefined,
    command,
    key: read.view
      ? `view ${read.view.id}`
      : `message ${channelId ?? ""} ${ts ?? read.action_ts ?? read.trigger_id ?? ""}`,
    triggerId: read.trigger_id ?? undefined,
    responseUrl: read.response_url ?? undefined,
    clickedMessage: ts ? { ts, ephemeral: read.container?.is_ephemeral ?? false } : undefined,
    view: read.view
      ? { id: read.view.id, isHome: read.view.type === "home", isTop: isTopOfStack(read.view) }
      : undefined,
    modalBelow: undefined,
    actedAt: actionTs ? new Date(Number(actionTs) * 1000) : undefined,
  };
}
