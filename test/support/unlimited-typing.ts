// Text that Slack's clients would stop: sends an open form, or types in it, with more than a field takes.
import type { JsonObject } from "../../sandbox/workspace/json.js";
import { type School, TESS } from "./school.js";

type Texts = Record<string, string>;

/** What Slack sends when something is typed in the open form, with these texts in its state. */
async function toTyped(school: School, texts: Texts, by: string): Promise<JsonObject> {
  const [field = ""] = Object.keys(texts);
  const [exchange] = await school.slack.as(by).fill({ [field]: "x" });
  await school.slack.settle();
  const payload = exchange?.request.payload as JsonObject & { view: JsonObject & { state: { values: JsonObject } } };
  const typed = Object.entries(texts).map(([name, value]) => [name, { [name]: { type: "plain_text_input", value } }]);
  const values = { ...payload.view.state.values, ...Object.fromEntries(typed) };
  const [action] = payload.actions as JsonObject[];
  const actions = [{ ...action, value: texts[field], action_ts: `${Number(action?.action_ts) + 1}` }];
  return { ...payload, actions, view: { ...payload.view, state: { values } } } as JsonObject;
}

/** Types them, as a client without a limit would report it. The form on the screen stays as it was. */
export async function typeUnlimited(school: School, texts: Texts, by = TESS): Promise<void> {
  await school.slack.deliver("interaction", await toTyped(school, texts, by));
  await school.slack.settle();
}

/** Sends the open form with them, and returns what answers. */
export async function submitUnlimited(school: School, texts: Texts, by = TESS): Promise<JsonObject> {
  const { actions: _, container: __, ...typed } = await toTyped(school, texts, by);
  const { ack } = await school.slack.deliver("interaction", { ...typed, type: "view_submission", response_urls: [] });
  await school.slack.settle();
  return ack ?? {};
}
