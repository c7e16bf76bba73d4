// The sample app's Home: long enough to scroll, with everything a Home may have.
import type { HomeView, KnownBlock } from "@slack/types";
import { plain } from "../workspace/bolt-app.js";
import { OPTIONS } from "./sample-form.js";

const confirm = {
  title: plain("Delete Rivers?"),
  text: plain("It goes."),
  confirm: plain("Delete"),
  deny: plain("Keep"),
};

function unitOf(at: number): KnownBlock {
  const line = "grade 6 · October 2 · level 3 Collaboration · with <@U404>";
  return {
    type: "section",
    text: { type: "mrkdwn", text: `*Unit ${at}*\n${line}`, verbatim: true },
    accessory: { type: "button", action_id: `edit-${at}`, text: plain("Edit"), value: String(at) },
  };
}

const acts: KnownBlock = {
  type: "actions",
  block_id: "acts",
  elements: [
    { type: "button", action_id: "log", text: plain("Log a unit"), style: "primary" },
    { type: "button", action_id: "again", text: plain("Draw again") },
    { type: "static_select", action_id: "month", placeholder: plain("Month"), options: OPTIONS, confirm },
    { type: "overflow", action_id: "more", options: OPTIONS },
  ],
};

const plans: KnownBlock = {
  type: "rich_text",
  elements: [
    { type: "rich_text_section", elements: [{ type: "text", text: "Next time", style: { bold: true } }] },
    {
      type: "rich_text_list",
      style: "bullet",
      elements: ["Plan the assessment together", "Ask for the rubric"].map((text) => ({
        type: "rich_text_section",
        elements: [{ type: "text", text }],
      })),
    },
  ],
};

/** Only some blocks have ids, so the others get new ones each time it is published. */
export function homeOf(drawn: number, units = 14): HomeView {
  return {
    type: "home",
    blocks: [
      { type: "header", text: plain("Your units") },
      {
        type: "context",
        elements: [{ type: "mrkdwn", text: `Drawn *${drawn}* times · only you see this`, verbatim: true }],
      },
      acts,
      { type: "divider" },
      ...Array.from({ length: units }, (_, at) => unitOf(at + 1)),
      { type: "divider" },
      plans,
      {
        type: "actions",
        block_id: "end",
        elements: [{ type: "button", action_id: "delete", text: plain("Delete Rivers"), style: "danger", confirm }],
      },
    ],
  };
}
