// A small app with a form, a whisper with buttons and the usual events, for the tests of people acting.
import type { App } from "@slack/bolt";
import { formView, plain, type Stage, startHttpStage } from "../bolt-app.js";

export interface UnitStage extends Stage {
  /** What reached the app, in order. */
  events: string[];
  /** What the app answers a submission with. */
  answer: Record<string, unknown> | undefined;
}

/** Listens as the app under test would. */
function register(app: App, stage: Pick<UnitStage, "events" | "answer">): void {
  const { events } = stage;
  app.command("/unit", async ({ ack, command, client, respond }) => {
    if (command.text === "words") return ack("Here are words.");
    if (command.text === "slow") return;
    await ack();
    if (command.text === "buttons") {
      await respond({
        text: "Saved",
        blocks: [
          {
            type: "actions",
            block_id: "after",
            elements: [
              { type: "button", action_id: "edit", text: plain("Edit"), value: "7" },
              {
                type: "button",
                action_id: "undo",
                text: plain("Undo"),
                confirm: { title: plain("Sure?"), text: plain("It goes."), confirm: plain("Yes"), deny: plain("No") },
              },
              {
                type: "overflow",
                action_id: "more",
                options: [
                  { text: plain("One"), value: "1" },
                  { text: plain("Two"), value: "2" },
                ],
              },
            ],
          },
        ],
      });
    } else await client.views.open({ trigger_id: command.trigger_id, view: formView });
  });
  app.action(/.*/, async ({ ack, body, action, respond, client }) => {
    events.push(`action ${"action_id" in action ? action.action_id : ""}`);
    await ack();
    if (!("action_id" in action) || body.type !== "block_actions") return;
    if (action.action_id === "edit") await respond({ text: "Edited", replace_original: true });
    if (action.action_id === "undo") await respond({ delete_original: true, text: "" });
    if (action.action_id === "partners" && body.view) {
      await client.views.update({ view_id: body.view.id, view: { ...formView, title: plain("With partners") } });
    }
  });
  app.options("subject", async ({ ack, options }) => {
    await ack({ options: [{ text: plain(`Found ${options.value}`), value: options.value }] });
  });
  app.view("log", async ({ ack, view }) => {
    events.push(`saved ${view.state.values.title?.title?.value}`);
    await (ack as (body?: unknown) => Promise<void>)(stage.answer);
  });
  app.view({ callback_id: "log", type: "view_closed" }, async ({ ack }) => {
    events.push("closed");
    await ack();
  });
  app.shortcut(/.*/, async ({ ack, shortcut }) => {
    events.push(`${shortcut.type} ${shortcut.callback_id}`);
    await ack();
  });
  app.event("app_home_opened", async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: "home", blocks: [{ type: "section", text: plain("Hello Tess") }] },
    });
  });
  app.event("message", async ({ event }) => {
    events.push(`said ${"text" in event ? event.text : ""}`);
  });
  app.event("member_joined_channel", async ({ event }) => {
    events.push(`joined ${event.channel}`);
  });
  app.event("user_change", async ({ event }) => {
    events.push(`changed ${event.user.id} ${event.user.deleted}`);
  });
}

export async function startUnitStage(): Promise<UnitStage> {
  const state = { events: [] as string[], answer: undefined };
  const stage = await startHttpStage((app) => register(app, state));
  return Object.assign(state, stage);
}

/** Clears what earlier tests left. */
export async function refresh(stage: UnitStage): Promise<void> {
  await stage.workspace.settle();
  stage.events.length = 0;
  stage.answer = undefined;
  stage.workspace.problems.length = 0;
}

/** Tess with the form open. */
export async function openForm(stage: UnitStage) {
  const tess = stage.workspace.as(stage.tess);
  await tess.command("/unit", "log", { channel: stage.staff });
  await stage.workspace.settle();
  return tess;
}
