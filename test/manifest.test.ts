// Checks that manifest.yml matches what the code listens to and calls, with the fewest scopes, within Slack's limits.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { WebClient } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readEnv } from "../src/env.js";
import { messageShortcuts, subcommands } from "../src/features/index.js";

const ROOT = join(import.meta.dirname, "..");

// Limits: https://docs.slack.dev/reference/app-manifest. Strict, so a misspelled setting fails here, not in Slack.
const Address = z.string().regex(/^https:\/\//);
const Manifest = z.strictObject({
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140),
    long_description: z.string().min(175).max(4000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({ display_name: z.string().min(1).max(80), always_online: z.boolean() }),
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    slash_commands: z.array(
      z.strictObject({
        command: z.string().max(32),
        url: Address,
        description: z.string().min(1).max(2000),
        usage_hint: z.string().min(1).max(1000),
        should_escape: z.boolean(),
      }),
    ),
    shortcuts: z.array(
      z.strictObject({
        name: z.string().min(1).max(24),
        type: z.enum(["global", "message"]),
        callback_id: z.string().min(1).max(255),
        description: z.string().min(1).max(150),
      }),
    ),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: Address, bot_events: z.array(z.string()) }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: Address,
      message_menu_options_url: Address,
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const text = readFileSync(join(ROOT, "manifest.yml"), "utf8");
const manifest = Manifest.parse(parse(text));
const { features, settings } = manifest;

const source = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.includes("generated"))
  .map((path) => readFileSync(join(ROOT, "src", path), "utf8"))
  .join("\n");

/** Every Web API method the code calls, whatever its client is named there. */
function methodsCalled(code: string): string[] {
  const families = new WebClient() as unknown as Record<string, Record<string, unknown> | undefined>;
  const direct = [...code.matchAll(/\.\s*(\w+)\s*\.\s*(\w+)\(/g)]
    .filter(([, family = "", method = ""]) => typeof families[family]?.[method] === "function")
    .map(([, family, method]) => `${family}.${method}`);
  const byName = [...code.matchAll(/\.(?:paginate|apiCall)\(\s*"([\w.]+)"/g)].map(([, method = ""]) => method);
  return [...new Set([...direct, ...byName])].sort();
}

const eventsHeard = (code: string) => [...code.matchAll(/\.event\(\s*"([\w.]+)"/g)].map(([, name = ""]) => name).sort();

// The scopes each method needs for the way Bookend calls it: https://docs.slack.dev/reference/methods
const SCOPES_OF_METHOD: Record<string, string[]> = {
  // With the app-level token, whose scope the manifest can't declare.
  "apps.connections.open": [],
  "auth.test": [],
  "blocks.validate": [],
  "chat.delete": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.history": ["channels:history", "groups:history"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.members": ["channels:read", "groups:read"],
  "conversations.replies": ["channels:history", "groups:history"],
  "files.completeUploadExternal": ["files:write"],
  "files.getUploadURLExternal": ["files:write"],
  "files.info": ["files:read"],
  "users.conversations": ["channels:read", "groups:read"],
  "users.info": ["users:read"],
  "users.list": ["users:read", "users:read.email"],
  "views.open": [],
  "views.publish": [],
  "views.push": [],
  "views.update": [],
};

// https://docs.slack.dev/reference/events
const SCOPES_OF_EVENT: Record<string, string[]> = {
  app_home_opened: [],
  user_change: ["users:read"],
  member_joined_channel: ["channels:read", "groups:read"],
};

describe("the manifest", () => {
  it("declares the command Bookend answers, with people and channels as ids", () => {
    const usual = readEnv({ SLACK_BOT_TOKEN: "xoxb-0", SLACK_APP_TOKEN: "xapp-0" }).UNIT_COMMAND;
    expect(features.slash_commands.map(({ command }) => command)).toEqual([usual]);
    expect(features.slash_commands.every((command) => command.should_escape)).toBe(true);
  });

  it("names every subcommand in the hint Slack shows while someone types the command", () => {
    const hint = features.slash_commands[0]?.usage_hint.match(/[a-z]+/g)?.filter((word) => word !== "or");
    expect(hint).toEqual([...subcommands.map(({ word }) => word), "help"]);
  });

  it("declares exactly the shortcuts Bookend answers, on messages and anywhere", () => {
    const offered = (type: string) =>
      features.shortcuts.filter((shortcut) => shortcut.type === type).map((shortcut) => shortcut.callback_id);
    expect(offered("global")).toEqual(subcommands.flatMap(({ shortcut }) => shortcut ?? []));
    expect(offered("message")).toEqual(messageShortcuts.map(({ name }) => name));
  });

  it("subscribes to exactly the events the code listens to", () => {
    expect([...settings.event_subscriptions.bot_events].sort()).toEqual(eventsHeard(source));
  });

  it("asks for exactly the scopes that the code's calls, events and command need", () => {
    const unknown = methodsCalled(source).filter((method) => !SCOPES_OF_METHOD[method]);
    expect(unknown).toEqual([]);
    const needed = new Set([
      "commands",
      ...methodsCalled(source).flatMap((method) => SCOPES_OF_METHOD[method] ?? []),
      ...eventsHeard(source).flatMap((event) => SCOPES_OF_EVENT[event] ?? [`scope of ${event}`]),
    ]);
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...needed].sort());
  });

  it("marks as optional what serves only to look for a lost post, for a file or to find people by e-mail, because every scope is a question of trust", () => {
    const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
    const methods = ["conversations.history", "files.info", "files.getUploadURLExternal"];
    expect(optional).toEqual([...methods.flatMap((method) => SCOPES_OF_METHOD[method]), "users:read.email"]);
    // Slack refuses an optional scope that isn't in the list of all scopes.
    expect(bot).toEqual(expect.arrayContaining(optional));
  });

  it("gives the reason for each scope in a comment right above it", () => {
    const lines = text.split("\n").map((line) => line.trim());
    const without = manifest.oauth_config.scopes.bot.filter(
      (scope) => !/^# \S.{10}/.test(lines[lines.indexOf(`- ${scope}`) - 1] ?? ""),
    );
    expect(without).toEqual([]);
  });

  it("sends everything to the one URL where the HTTP server answers Slack", () => {
    const { event_subscriptions: events, interactivity } = settings;
    const addresses = [
      ...features.slash_commands.map(({ url }) => url),
      events.request_url,
      interactivity.request_url,
      interactivity.message_menu_options_url,
    ];
    const [, path] = /SLACK_PATH = "([^"]+)"/.exec(source) ?? [];
    expect(addresses).toEqual(addresses.map(() => `https://YOUR-HOST${path}`));
  });

  it("turns on forms, buttons and direct messages, and makes those messages read-only", () => {
    expect(settings.interactivity.is_enabled).toBe(true);
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: true,
    });
  });

  it("installs in one workspace, over Socket Mode, with a token that doesn't rotate", () => {
    expect(settings).toMatchObject({
      socket_mode_enabled: true,
      org_deploy_enabled: false,
      token_rotation_enabled: false,
    });
  });
});

describe("the search for calls", () => {
  it.each([
    ["await clients.patient.auth.test();", ["auth.test"]],
    ['for await (const page of web\n  .paginate(\n  "users.list", {}))', ["users.list"]],
    ["web\n    .chat\n    .postMessage({})", ["chat.postMessage"]],
    ["db.unit.findMany({}); work.track(x)", []],
  ])("finds in %j the methods %j", (code, methods) => {
    expect(methodsCalled(code)).toEqual(methods);
  });
});
