// A view as Slack includes it in responses and payloads.
import { type JsonObject, toJson } from "../json.js";
import type { State } from "../state.js";
import type { OpenView } from "../views.js";

export function toView(state: State, open: OpenView): JsonObject {
  const { teamId, appId, botId } = state.settings;
  const noTitle = { type: "plain_text", text: "View Title", emoji: true };
  return toJson({
    title: noTitle,
    close: null,
    submit: null,
    private_metadata: "",
    callback_id: "",
    external_id: "",
    clear_on_close: false,
    notify_on_close: false,
    ...open.view,
    id: open.id,
    team_id: teamId,
    state: { values: open.state },
    hash: open.hash,
    previous_view_id: open.previousId ?? null,
    root_view_id: open.rootId,
    app_id: appId,
    app_installed_team_id: teamId,
    bot_id: botId,
  }) as JsonObject;
}
