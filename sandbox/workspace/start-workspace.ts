// Starts a workspace: its state, its HTTP server and its sockets, with the people and channels it begins with.
import { compileSchemas } from "./block-kit/schema-check.js";
import type { ChannelSeed, PersonSeed } from "./directory.js";
import { Delivery } from "./link/delivery.js";
import { Sockets } from "./link/sockets.js";
import { listen } from "./server.js";
import { type SettingsOptions, toSettings } from "./settings.js";
import { createState } from "./state.js";
import { Workspace } from "./workspace.js";

export interface WorkspaceOptions extends SettingsOptions {
  /** 0 takes a free one. */
  port?: number;
  now?: () => Date;
  /** Milliseconds, for deadlines and signatures. */
  realNow?: () => number;
  people?: readonly PersonSeed[];
  channels?: readonly ChannelSeed[];
}

export async function startWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
  compileSchemas();
  const clocks = { now: options.now ?? (() => new Date()), realNow: options.realNow ?? (() => Date.now()) };
  const state = createState(toSettings(options), clocks);
  const sockets = new Sockets(state);
  const server = await listen(state, sockets, options.port ?? 0);
  const workspace = new Workspace({ state, sockets, delivery: new Delivery(state, sockets), server });
  for (const person of options.people ?? []) workspace.addPerson(person);
  for (const channel of options.channels ?? []) workspace.addChannel(channel);
  return workspace;
}
