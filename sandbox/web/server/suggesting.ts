// Options for an external select, from the app, while the visitor types.
import { isObject, type Json, objectAt, objectsAt, textAt } from "../../workspace/json.js";
import type { SuggestRequest, SuggestResult } from "../contract.js";
import { type DemoStage, NotPossibleError } from "./stage.js";

/** Groups are flattened into one list. */
function optionsIn(answer: Json | undefined): SuggestResult["options"] {
  if (!isObject(answer)) return [];
  const grouped = objectsAt(answer, "option_groups").flatMap((group) => objectsAt(group, "options"));
  return [...objectsAt(answer, "options"), ...grouped].map((option) => ({
    text: textAt(objectAt(option, "text"), "text") ?? "",
    value: textAt(option, "value") ?? "",
  }));
}

/** None if the app doesn't answer, or if Slack wouldn't ask it yet. */
export async function suggest({ workspace }: DemoStage, request: SuggestRequest): Promise<SuggestResult> {
  const actor = workspace.as(request.as);
  if (actor.modal()?.id !== request.view) return { options: [] };
  try {
    const { status, ack } = await actor.suggest(request.blockId, request.query);
    return { options: status === 200 ? optionsIn(ack) : [] };
  } catch (error) {
    throw new NotPossibleError(error instanceof Error ? error.message : String(error));
  }
}
