// Reads manifest.yml, so that the demo's workspace lets the app do no more than Slack would.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Snapshot } from "../web/contract.js";

const ManifestSchema = z.object({
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean() }),
    slash_commands: z.array(z.object({ command: z.string(), usage_hint: z.string(), description: z.string() })),
    shortcuts: z.array(z.object({ name: z.string(), type: z.enum(["global", "message"]), callback_id: z.string() })),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

export interface AppManifest {
  commands: Snapshot["commands"];
  shortcuts: Snapshot["shortcuts"];
  scopes: string[];
  /** Those of them that may be declined when the app is installed. */
  optionalScopes: string[];
  events: string[];
  homeTab: boolean;
}

export function readManifest(root: string): AppManifest {
  const { features, oauth_config, settings } = ManifestSchema.parse(
    parse(readFileSync(join(root, "manifest.yml"), "utf8")),
  );
  return {
    commands: features.slash_commands.map(({ command, usage_hint: hint, description }) => ({
      command,
      hint,
      description,
    })),
    shortcuts: features.shortcuts.map(({ callback_id: callbackId, name, type: kind }) => ({ callbackId, name, kind })),
    scopes: oauth_config.scopes.bot,
    optionalScopes: oauth_config.scopes.bot_optional,
    events: settings.event_subscriptions.bot_events,
    homeTab: features.app_home.home_tab_enabled,
  };
}
