// A small app for the page's tests: a form that answers while a person types, a Home, and a message shortcut.
import type { App, BlockAction, ViewSubmitAction } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import { formOf } from "./sample-form.js";
import { homeOf } from "./sample-home.js";

export interface SampleState {
  /** What reached the app, in order. */
  events: string[];
  /** How long the app takes to answer a click, in milliseconds. */
  delayMs: number;
  /** How many times it published a Home. */
  homeCount: number;
}

const waitFor = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function registerHome(app: App, sample: SampleState): void {
  const publish = async (client: WebClient, userId: string, units?: number) => {
    sample.homeCount += 1;
    await client.views.publish({ user_id: userId, view: homeOf(sample.homeCount, units) });
  };
  app.event("app_home_opened", async ({ event, client }) => {
    sample.events.push(`opened ${event.tab}`);
    if (event.tab === "home") await publish(client, event.user);
  });
  app.action<BlockAction>("log", async ({ body, client }) => {
    await client.views.open({ trigger_id: body.trigger_id, view: formOf("") });
  });
  app.action<BlockAction>(/^(again|month)$/, ({ body, client }) => publish(client, body.user.id));
  app.action<BlockAction>("delete", ({ body, client }) => publish(client, body.user.id, 3));
  app.view<ViewSubmitAction>("form", async ({ ack, view, body, client }) => {
    await ack();
    sample.events.push(`saved ${view.state.values.note?.note?.value ?? ""}`);
    await publish(client, body.user.id);
  });
}

function registerForm(app: App, sample: SampleState): void {
  app.shortcut("form", async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: formOf("") });
  });
  app.shortcut({ callback_id: "save", type: "message_action" }, async ({ ack, shortcut, client }) => {
    await ack();
    sample.events.push(`save ${shortcut.message.text}`);
    await client.views.open({ trigger_id: shortcut.trigger_id, view: formOf("") });
  });
  app.action<BlockAction>(/.*/, async ({ ack, body, client }) => {
    const [action] = body.actions;
    const value = action && "value" in action ? String(action.value ?? "") : "";
    sample.events.push(`${action?.action_id} ${value}`.trim());
    await waitFor(sample.delayMs);
    await ack();
    const { view } = body;
    if (view?.type !== "modal" || action?.action_id === "hint") return;
    await client.views.update({ view_id: view.id, view: formOf(view.state.values.note?.note?.value ?? "") });
  });
  app.view({ callback_id: "form", type: "view_closed" }, async ({ ack, view }) => {
    await ack();
    sample.events.push(`closed ${view.state.values.note?.note?.value ?? ""}`);
  });
}

export function registerSample(app: App, sample: SampleState): void {
  registerForm(app, sample);
  registerHome(app, sample);
}
