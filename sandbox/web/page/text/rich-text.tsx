// Rich text: paragraphs, lists, quotes, and preformatted lines.
import type { RichTextBlockElement, RichTextList } from "@slack/types";
import { Inline } from "./inline.js";

function List({ list }: { list: RichTextList }) {
  const Tag = list.style === "ordered" ? "ol" : "ul";
  return (
    <Tag data-indent={list.indent ?? 0}>
      {list.elements.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: list items have no other key and never move.
        <li key={index}>
          <Inline elements={item.elements} />
        </li>
      ))}
    </Tag>
  );
}

function RichTextPart({ part }: { part: RichTextBlockElement }) {
  switch (part.type) {
    case "rich_text_list":
      return <List list={part} />;
    case "rich_text_quote":
      return (
        <blockquote>
          <Inline elements={part.elements} />
        </blockquote>
      );
    case "rich_text_preformatted":
      return (
        <pre>
          <Inline elements={part.elements} />
        </pre>
      );
    default:
      return (
        <div className="paragraph">
          <Inline elements={part.elements} />
        </div>
      );
  }
}

export function RichText({ parts }: { parts: readonly RichTextBlockElement[] }) {
  return (
    <div className="text">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other key and never move.
        <RichTextPart key={index} part={part} />
      ))}
    </div>
  );
}
