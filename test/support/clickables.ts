// Checks that everything people can click in what Bookend sent has a handler, which can read what it carries.
import type { Json, JsonObject } from "../../sandbox/workspace/json.js";
import { buttons, forms } from "../../src/features/index.js";
import { readButtonValue } from "../../src/slack/define/button.js";
import { helpLink } from "../../src/slack/define/help.js";
import { stopFileLink } from "../../src/slack/define/stop-file.js";
import { runCommandLink } from "../../src/slack/define/typed-line.js";
import { type Click, type ClickedElement, isClick, readClick } from "../../src/slack/receive/click.js";

const LINKS = [runCommandLink, helpLink, stopFileLink, ...buttons.map(({ link }) => link)];

/** Buttons that are fields of a form. */
const FIELDS = new Set(forms.flatMap(({ fields }) => Object.keys(fields).filter((name) => fields[name]?.press)));

/** Every button, and every item of a menu, as Slack would report a click on it. */
function clicksIn(value: Json | undefined): Click[] {
  if (Array.isArray(value)) return value.flatMap(clicksIn);
  if (value === null || typeof value !== "object") return [];
  const element = value as JsonObject & ClickedElement;
  if (!isClick(element)) return Object.values(value).flatMap(clicksIn);
  const items = element.type === "overflow" ? (element.options as { value?: string }[]) : [null];
  return items.map((item) => readClick({ ...element, selected_option: item }));
}

const isHandled = ({ name, value }: Click) =>
  FIELDS.has(name) || LINKS.some((link) => link.name === name && readButtonValue(link, value) !== undefined);

/** The names of the links of buttons and menu items that a click would not run. */
export const deadClicksIn = (content: Json): string[] =>
  clicksIn(content)
    .filter((click) => !isHandled(click))
    .map(({ name, value }) => `${name} ${value}`);
