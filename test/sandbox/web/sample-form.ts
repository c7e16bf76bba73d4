// The sample app's form: fields that report while a person types, and every kind of group and menu.
import type { KnownBlock, ModalView, PlainTextOption } from "@slack/types";
import { plain } from "../workspace/bolt-app.js";

export const OPTIONS: PlainTextOption[] = ["Plan", "Teach", "Assess"].map((text) => ({
  text: plain(text),
  value: text.toLowerCase(),
}));

const live = (id: string, label: string, multiline: boolean): KnownBlock => ({
  type: "input",
  block_id: id,
  label: plain(label),
  optional: true,
  dispatch_action: true,
  element: {
    type: "plain_text_input",
    action_id: id,
    multiline,
    dispatch_action_config: { trigger_actions_on: ["on_character_entered"] },
  },
});

const onEnter: KnownBlock = {
  type: "input",
  block_id: "link",
  label: plain("Link"),
  optional: true,
  dispatch_action: true,
  element: { type: "plain_text_input", action_id: "link" },
};

const groups: KnownBlock[] = [
  {
    type: "input",
    block_id: "where",
    label: plain("Share in"),
    optional: true,
    element: { type: "multi_conversations_select", action_id: "where", max_selected_items: 2 },
  },
  {
    type: "input",
    block_id: "what",
    label: plain("What you did"),
    optional: true,
    element: { type: "checkboxes", action_id: "what", options: OPTIONS },
  },
  {
    type: "input",
    block_id: "most",
    label: plain("What took longest"),
    optional: true,
    element: { type: "radio_buttons", action_id: "most", options: OPTIONS },
  },
];

const heardAtOnce: KnownBlock[] = [
  {
    type: "section",
    block_id: "next",
    text: plain("What comes next?"),
    accessory: { type: "radio_buttons", action_id: "next", options: OPTIONS },
  },
  {
    type: "actions",
    block_id: "acts",
    elements: [
      { type: "static_select", action_id: "first", placeholder: plain("First"), options: OPTIONS },
      { type: "static_select", action_id: "second", placeholder: plain("Second"), options: OPTIONS },
      { type: "button", action_id: "hint", text: plain("Another hint") },
    ],
  },
];

/** Above the text field the app shows the text it received: one more block per word. */
export function formOf(note: string): ModalView {
  const words = note.split(/\s+/).filter((word) => word !== "");
  return {
    type: "modal",
    callback_id: "form",
    title: plain("Reflect"),
    submit: plain("Save"),
    notify_on_close: true,
    blocks: [
      ...words.slice(0, 40).map((word): KnownBlock => ({ type: "context", elements: [plain(word)] })),
      live("note", "Note", true),
      { type: "context", block_id: "count", elements: [plain(`${words.length} words`)] },
      live("name", "Name", false),
      onEnter,
      ...groups,
      ...heardAtOnce,
    ],
  };
}
