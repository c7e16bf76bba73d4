// How the attachments of a plan look, with a button to take each one out.
import { toButton } from "../../slack/define/button.js";
import { buttons, footnote, heading, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { typedLine } from "../../slack/message/line.js";
import { type Page, pageButtons } from "../../slack/message/paging.js";
import type { PlanAttachment } from "../../store/plan-attachments.js";
import type { Plan } from "../../store/plan-row.js";
import { attachFilesLink, attachmentsLink, planStepLink, takeOutLink } from "./plan-links.js";

export const ATTACHMENTS_TITLE = "Attachments";

interface Attachments extends Page<PlanAttachment> {
  /** The id of what was taken out just now. */
  taken: string | undefined;
}

export function toAttachmentList({ id: plan }: Plan, { shown, page, last, taken }: Attachments): Message {
  const turn = pageButtons({
    ...{ page, last, previous: "Previous page", next: "Next page" },
    toButton: (to, look) => toButton(attachmentsLink, { plan, page: to }, look),
  });
  const undo = taken ? [toButton(takeOutLink, { plan, attachment: taken, undo: true }, { text: "Put it back" })] : [];
  return toMessage(
    heading(ATTACHMENTS_TITLE),
    ...(taken ? [paragraph("Taken out of the plan. A file stays in Slack.")] : []),
    ...(shown.length === 0 ? [paragraph("None yet.")] : []),
    ...shown.map(({ id, name, address, file }) =>
      typedLine(
        { title: name, details: file ? "File in Slack" : name === address ? "Link" : address },
        toButton(takeOutLink, { plan, attachment: id }, { text: "Take out", accessibilityLabel: `Take out ${name}` }),
      ),
    ),
    buttons(
      ...undo,
      ...turn,
      toButton(attachFilesLink, { plan }, { text: "Attach files" }),
      toButton(planStepLink, { plan, step: "adaptations" }, { text: "Add links" }),
    ),
    footnote("Files stay in Slack. The plan only links to them."),
  );
}
