// A small app with a Home: it is published when opened, and its buttons publish it again, ask first, or open a modal.
import type { App, BlockAction } from "@slack/bolt";
import type { HomeView, KnownBlock } from "@slack/types";
import type { WorkspaceOptions } from "../../../../sandbox/workspace/start-workspace.js";
import { modalOf, plain, type Stage, startHttpStage } from "../bolt-app.js";

export interface HomeStage extends Stage {
  /** What reached the app, in order. */
  events: string[];
  /** The payload of the last click. */
  clicked: BlockAction | undefined;
}

const confirm = { title: plain("Delete?"), text: plain("It goes."), confirm: plain("Delete"), deny: plain("Keep") };

/** The first two blocks have no ids of their own, as in an app that doesn't need any. */
export function homeOf(counted: number): HomeView {
  const rest: KnownBlock[] = [
    { type: "header", text: plain("Your units") },
    { type: "section", text: plain(`Counted ${counted}`) },
    {
      type: "actions",
      block_id: "acts",
      elements: [
        { type: "button", action_id: "count", text: plain("Count") },
        { type: "button", action_id: "delete", text: plain("Delete"), confirm, style: "danger" },
        { type: "button", action_id: "log", text: plain("Log a unit") },
        { type: "button", action_id: "push", text: plain("Push") },
        { type: "static_select", action_id: "month", options: [{ text: plain("October"), value: "10" }] },
      ],
    },
  ];
  return { type: "home", callback_id: "home", blocks: rest };
}

const noteView = {
  ...modalOf({
    type: "input",
    block_id: "note",
    label: plain("Note"),
    element: { type: "plain_text_input", action_id: "note" },
  }),
  callback_id: "note",
};

function register(app: App, stage: Pick<HomeStage, "events" | "clicked">): void {
  let count = 0;
  app.event("app_home_opened", async ({ event, client }) => {
    stage.events.push(`opened ${event.tab}${event.view ? " again" : ""}`);
    if (event.tab === "home") await client.views.publish({ user_id: event.user, view: homeOf(count) });
  });
  app.action<BlockAction>(/.*/, async ({ ack, body, action, client }) => {
    await ack();
    stage.events.push(`clicked ${action.action_id}`);
    stage.clicked = body;
    if (action.action_id === "count") {
      count += 1;
      const { hash } = body.view ?? {};
      await client.views.publish({ user_id: body.user.id, view: homeOf(count), ...(hash ? { hash } : {}) });
    }
    if (action.action_id === "log") await client.views.open({ trigger_id: body.trigger_id, view: noteView });
    if (action.action_id === "push") {
      const failure = await client.views.push({ trigger_id: body.trigger_id, view: noteView }).catch((error) => error);
      stage.events.push(`push ${failure.data?.error ?? "ok"}`);
    }
  });
  app.view("note", async ({ ack, view, body, client }) => {
    await ack();
    stage.events.push(`noted ${view.state.values.note?.note?.value}`);
    count += 10;
    await client.views.publish({ user_id: body.user.id, view: homeOf(count) });
  });
}

export async function startHomeStage(options: WorkspaceOptions = {}): Promise<HomeStage> {
  const state = { events: [] as string[], clicked: undefined };
  const stage = await startHttpStage((app) => register(app, state), options);
  return Object.assign(state, stage);
}
