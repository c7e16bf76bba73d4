// The post of a reflection in a channel. If Slack refuses it, it is cut short, with a button to the rest.
import { toButton } from "../../slack/define/button.js";
import { buttons, type Message, toMessage } from "../../slack/message/blocks.js";
import type { Reflection } from "../../store/reflection-row.js";
import { readReflectionLink } from "./read-reflections-view.js";
import { type SharedSheet, toPost } from "./reflection-as-read-view.js";

/** How much of the answers a post has when Slack refused it as it was. */
const ROOM_IN_SMALL_POST = 2000;

export function toReflectionPost(sheet: SharedSheet, { id }: Pick<Reflection, "id">): Message {
  const shared = { ...sheet, helpWith: id };
  const readAll = toButton(readReflectionLink, { reflection: id }, { text: "Read all of it", style: "primary" });
  return {
    ...toMessage(...toPost(shared)),
    smaller: toMessage(...toPost(shared, ROOM_IN_SMALL_POST), buttons(readAll)),
  };
}
