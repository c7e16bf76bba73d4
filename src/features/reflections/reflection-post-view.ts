// The post of a reflection in a channel. If Slack refuses it, it is cut short, with a button to the rest.
import type { FilledSheet } from "../../domain/reflection.js";
import { toButton } from "../../slack/define/button.js";
import { buttons, type Message, toMessage } from "../../slack/message/blocks.js";
import type { Reflection } from "../../store/reflection-row.js";
import { readReflectionLink } from "./read-reflections-view.js";
import { toPost } from "./reflection-view.js";

/** How much of the answers a post has when Slack refused it as it was. */
const ROOM_IN_SMALL_POST = 2000;

export function toReflectionPost(filled: FilledSheet, by: { name: string; id: Reflection["id"] }): Message {
  const readAll = toButton(readReflectionLink, { reflection: by.id }, { text: "Read all of it", style: "primary" });
  return {
    ...toMessage(...toPost(filled, by.name)),
    smaller: toMessage(...toPost(filled, by.name, ROOM_IN_SMALL_POST), buttons(readAll)),
  };
}
