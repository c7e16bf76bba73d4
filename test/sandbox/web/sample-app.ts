// A small app for the page's tests: a form that answers while a person types, a Home, and a message shortcut.
import type { App, BlockAction, ViewSubmitAction } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import { formOf } from "./sample-form.js";
import { homeOf } from "./sample-home.js";

export interface Heard {
  /** What reached the app, in order. */
  said: string[];
  /** How long the app takes to answer a click, in milliseconds. */
  slowness: number;
  /** How many times it published a Home. */
  drawn: number;
}

const waitFor = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function registerHome(app: App, heard: Heard): void {
  const publish = async (client: WebClient, userId: string, units?: number) => {
    heard.drawn += 1;
    await client.views.publish({ user_id: userId, view: homeOf(heard.drawn, units) });
  };
  app.event("app_home_opened", async ({ event, client }) => {
    heard.said.push(`opened ${event.tab}`);
    if (event.tab === "home") await publish(client, event.user);
  });
  app.action<BlockAction>("log", async ({ body, client }) => {
    await client.views.open({ trigger_id: body.trigger_id, view: formOf("") });
  });
  app.action<BlockAction>(/^(again|month)$/, ({ body, client }) => publish(client, body.user.id));
  app.action<BlockAction>("delete", ({ body, client }) => publish(client, body.user.id, 3));
  app.view<ViewSubmitAction>("form", async ({ ack, view, body, client }) => {
    await ack();
    heard.said.push(`saved ${view.state.values.note?.note?.value ?? ""}`);
    await publish(client, body.user.id);
  });
}

function registerForm(app: App, heard: Heard): void {
  app.shortcut("form", async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: formOf("") });
  });
  app.shortcut({ callback_id: "save", type: "message_action" }, async ({ ack, shortcut, client }) => {
    await ack();
    heard.said.push(`save ${shortcut.message.text}`);
    await client.views.open({ trigger_id: shortcut.trigger_id, view: formOf("") });
  });
  app.action<BlockAction>(/.*/, async ({ ack, body, client }) => {
    const [action] = body.actions;
    const value = action && "value" in action ? String(action.value ?? "") : "";
    heard.said.push(`${action?.action_id} ${value}`.trim());
    await waitFor(heard.slowness);
    await ack();
    const { view } = body;
    if (view?.type !== "modal" || action?.action_id === "hint") return;
    await client.views.update({ view_id: view.id, view: formOf(view.state.values.note?.note?.value ?? "") });
  });
  app.view({ callback_id: "form", type: "view_closed" }, async ({ ack, view }) => {
    await ack();
    heard.said.push(`closed ${view.state.values.note?.note?.value ?? ""}`);
  });
}

export function registerSample(app: App, heard: Heard): void {
  registerForm(app, heard);
  registerHome(app, heard);
}
