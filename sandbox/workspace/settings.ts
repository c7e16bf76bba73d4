// Who the workspace and its one app are: ids, tokens and what the token may do.

export interface Settings {
  teamId: string;
  teamName: string;
  teamDomain: string;
  appId: string;
  botUserId: string;
  botId: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** What was granted when the app was installed. */
  scopes: readonly string[];
  /** Scopes that may be declined: the manifest's bot_optional. An app has to do without them. */
  optionalScopes: readonly string[];
  /** The bot events the app subscribed to; undefined means all. */
  events: readonly string[] | undefined;
  /** Whether the app has a Home: the manifest's home_tab_enabled. */
  homeTab: boolean;
  ackDeadlineMs: number;
}

/** Enough for every method the workspace knows. */
export const EVERY_SCOPE = [
  "channels:history",
  "channels:read",
  "chat:write",
  "commands",
  "files:read",
  "files:write",
  "groups:history",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "reactions:write",
  "team:read",
  "users:read",
  "users:read.email",
] as const;

export interface SettingsOptions {
  teamId?: string;
  teamName?: string;
  scopes?: readonly string[];
  optionalScopes?: readonly string[];
  events?: readonly string[];
  homeTab?: boolean;
  ackDeadlineMs?: number;
}

/** The app has the same id and signing secret in every workspace, but its own bot token in each. */
export function toSettings(options: SettingsOptions): Settings {
  const teamId = options.teamId ?? "T0000000001";
  const teamName = options.teamName ?? "Lincoln School";
  return {
    teamId,
    teamName,
    teamDomain: teamName.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"),
    appId: "A0000000001",
    botUserId: "U00000000B0",
    botId: "B0000000001",
    botToken: `xoxb-sandbox-${teamId}`,
    appToken: "xapp-1-A0000000001-sandbox",
    signingSecret: "sandbox-signing-secret-0000000001",
    scopes: options.scopes ?? EVERY_SCOPE,
    optionalScopes: options.optionalScopes ?? [],
    events: options.events,
    homeTab: options.homeTab ?? true,
    ackDeadlineMs: options.ackDeadlineMs ?? 3000,
  };
}
