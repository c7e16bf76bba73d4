// Who a person is, as Slack shows them: reads Slack's user object.
import { tidyLine } from "../../text/clean.js";

export interface SlackPerson {
  id: string;
  name: string;
  timeZone: string;
  locale: string;
  /** `guest`: a single- or multi-channel guest. `stranger`: someone from another workspace or organization. */
  standing: "member" | "guest" | "bot" | "deactivated" | "stranger";
  /** An admin or owner of the workspace. */
  slackAdmin: boolean;
}

/** The part of Slack's user object that we read: https://docs.slack.dev/reference/objects/user-object */
export interface SlackUser {
  id?: string;
  team_id?: string;
  name?: string;
  real_name?: string;
  profile?: { display_name?: string; real_name?: string; email?: string };
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
  /** In an Enterprise organization: the workspaces this person belongs to. */
  enterprise_user?: { teams?: string[] };
}

/** Slack doesn't mark Slackbot as a bot. */
const SLACKBOT = "USLACKBOT";

/** The ids of this person's workspaces. In an Enterprise organization there may be several, one of them their home. */
export const workspacesOf = ({ team_id: home, enterprise_user: enterprise }: SlackUser): string[] => [
  ...(home === undefined ? [] : [home]),
  ...(enterprise?.teams ?? []),
];

function belongsTo(user: SlackUser, workspaceId: string): boolean {
  return user.team_id === undefined || workspacesOf(user).includes(workspaceId);
}

export function standingOf(user: SlackUser, workspaceId: string): SlackPerson["standing"] {
  if (user.deleted) return "deactivated";
  if (user.is_bot || user.id === SLACKBOT) return "bot";
  if (user.is_stranger || !belongsTo(user, workspaceId)) return "stranger";
  if (user.is_restricted || user.is_ultra_restricted) return "guest";
  return "member";
}

/** The first of Slack's names in which something is visible. */
function nameOf({ id = "", name = "", real_name: realName = "", profile = {} }: SlackUser): string {
  const names = [profile.display_name ?? "", realName, profile.real_name ?? "", name];
  return names.map(tidyLine).find((tidied) => tidied !== "") ?? id;
}

/** Reads Slack's user object, from the Web API or an event. An event has no locale; then it is "en-US". */
export function readPerson(user: SlackUser, workspaceId: string): SlackPerson {
  return {
    id: user.id ?? "",
    name: nameOf(user),
    timeZone: user.tz ?? "",
    locale: user.locale ?? "en-US",
    standing: standingOf(user, workspaceId),
    slackAdmin: Boolean(user.is_admin || user.is_owner || user.is_primary_owner),
  };
}
