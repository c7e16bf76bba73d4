// The modal a person looks at while something takes longer than Slack waits for an ack, and what takes its place.
import { setTimeout as sleep } from "node:timers/promises";
import type { ModalView } from "@slack/types";
import type { Clients } from "../api/clients.js";
import { slackErrorOf } from "../api/slack-error.js";
import type { LateReply, Reply } from "../define/replies.js";
import { paragraph, toMessage } from "../message/blocks.js";
import { toInfoModal } from "../message/info-modal.js";

/** Slack may get our next call before it has drawn what our ack asked for, so it doesn't know the modal yet. */
const WAITS_MS = [300, 700];

export function toWaitingModal({ id, title, words }: LateReply): ModalView {
  return { ...toInfoModal({ message: toMessage(paragraph(words)), title }), external_id: id };
}

/** The answer as a modal; undefined if it isn't shown as one. */
function toView(answer: Reply): ModalView | undefined {
  if (answer.kind === "modal") return answer.view;
  return answer.kind === "whisper" || answer.kind === "replace" ? toInfoModal(answer) : undefined;
}

/** Puts the answer in the place of the waiting modal. Returns what is still to be sent: nothing, if it is there. */
export async function showLate({ viewer }: Clients, id: string, answer: Reply): Promise<Reply | undefined> {
  const view = toView(answer);
  if (!view) return answer;
  for (const wait of [...WAITS_MS, undefined]) {
    try {
      await viewer.views.update({ external_id: id, view });
      return undefined;
    } catch (error) {
      if (wait === undefined || slackErrorOf(error) !== "not_found") break;
      await sleep(wait);
    }
  }
  // They closed it.
  return answer.kind === "modal" ? answer.ifClosed : answer;
}
