// A run of rich text: styled words, people, channels, and links. Text stays text, whatever it contains.
import type { RichTextElement } from "@slack/types";
import type { ReactNode } from "react";
import { personOf, useWorkspace } from "../workspace.js";
import type { Style } from "./mrkdwn.js";

/** Other schemes could run code. */
export const isWebAddress = (url: string): boolean => /^(https?:\/\/|mailto:)/i.test(url);

function Styled({ style = {}, children }: { style?: Style | undefined; children: ReactNode }) {
  let drawn = children;
  if (style.code) drawn = <code>{drawn}</code>;
  if (style.strike) drawn = <s>{drawn}</s>;
  if (style.italic) drawn = <em>{drawn}</em>;
  if (style.bold) drawn = <strong>{drawn}</strong>;
  return drawn;
}

function Person({ id }: { id: string }) {
  const { snapshot } = useWorkspace();
  const name = personOf(snapshot, id)?.name ?? id;
  return (
    <span className="mention" data-me={id === snapshot.me || undefined}>
      @{name}
    </span>
  );
}

function ChannelName({ id }: { id: string }) {
  const { snapshot, open } = useWorkspace();
  const channel = snapshot.conversations.find((conversation) => conversation.id === id);
  if (!channel) {
    const other = snapshot.otherChannels.find((one) => one.id === id);
    // Slack doesn't tell the name of a private channel to a person who isn't in it.
    return <span className="mention">#{other?.name ?? "private channel"}</span>;
  }
  return (
    <button type="button" className="mention" onClick={() => open(id)}>
      #{channel.name}
    </button>
  );
}

function InlineElement({ element }: { element: RichTextElement }) {
  switch (element.type) {
    case "text":
      return element.text;
    case "user":
      return <Person id={element.user_id} />;
    case "channel":
      return <ChannelName id={element.channel_id} />;
    case "broadcast":
      return <span className="mention">@{element.range}</span>;
    case "usergroup":
      return <span className="mention">@{element.usergroup_id}</span>;
    case "emoji":
      return `:${element.name}:`;
    case "date":
      return element.fallback ?? new Date(element.timestamp * 1000).toLocaleString("en-US");
    case "link":
      if (!isWebAddress(element.url)) return element.text ?? element.url;
      return (
        <a href={element.url} target="_blank" rel="noreferrer noopener">
          {element.text ?? element.url}
        </a>
      );
    default:
      return null;
  }
}

export function Inline({ elements }: { elements: readonly RichTextElement[] }) {
  return elements.map((element, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: elements of a text have no other key and never move.
    <Styled key={index} style={element.style}>
      <InlineElement element={element} />
    </Styled>
  ));
}
