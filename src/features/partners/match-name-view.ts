// How names outside Slack look: the match that Home offers, the list of names, and what was matched.
import type { NameOffer, OutsideName } from "../../domain/name-matches.js";
import { countUnits } from "../../domain/report.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import { chooseMatchLink, matchNameLink, notSameLink, outsideNamesLink, undoMatchLink } from "./partner-links.js";
import type { PartnerSection } from "./read-names.js";

/** Also its title as a modal. */
export const NAMES_TITLE = "Names outside Slack";
export const MATCHED_TITLE = "Name matched";

const NAMES_PER_PAGE = 10;
/** More would push the rest of the Home off a phone's screen. */
const MAX_OFFERS = 3;

function toOffer({ outside, person }: NameOffer, index: number): Block[] {
  const { name, units } = outside;
  const value = { name, person: person.id };
  const as = person.name === name ? "" : ` as ${person.name}`;
  const text = `${person.name} will replace the name in ${countUnits(units)}. They can edit those units, and won't be asked about their levels.`;
  return [
    paragraph(bold(name), ` is in Slack now${as}. Match ${countUnits(units)}?`),
    buttons(
      toButton(matchNameLink, value, {
        ...{ text: "Match", accessibilityLabel: `Match ${name}`, suffix: String(index) },
        confirm: { title: "Match this name?", text, confirm: "Match" },
      }),
      toButton(notSameLink, value, {
        ...{ text: "Not the same person", accessibilityLabel: `${name}: not the same person`, suffix: String(index) },
      }),
    ),
  ];
}

/** For the Home; nothing where no unit names anyone outside Slack. */
export function toPartnerBlocks({ names, offers, isManager }: PartnerSection): Block[] {
  const shown = offers.slice(0, MAX_OFFERS).flatMap(toOffer);
  if (!isManager || names.length === 0) return shown;
  const count = names.length === 1 ? "1 name" : `${names.length} names`;
  return [
    paragraph(bold("Partners outside Slack: "), `${count}.`),
    ...shown,
    buttons(toButton(outsideNamesLink, { page: 0 }, { text: "See names" })),
  ];
}

function toNameBlocks({ name, spellings, units }: OutsideName, index: number): Block[] {
  const others = spellings.slice(1).map((spelling) => `"${spelling}"`);
  return [
    paragraph(bold(name), ` · ${countUnits(units)}`, others.length > 0 ? ` · also ${others.join(", ")}` : ""),
    buttons(
      toButton(chooseMatchLink, { name }, { text: "Match…", accessibilityLabel: `Match ${name}`, suffix: `${index}` }),
    ),
  ];
}

export function toOutsideNames(names: readonly OutsideName[], asked: number): Message {
  const { shown, ...page } = pageOf(names, { size: NAMES_PER_PAGE, page: asked });
  const paging = pageButtons({
    ...page,
    toButton: (to, look) => toButton(outsideNamesLink, { page: to }, look),
    previous: "Back",
    next: "More",
  });
  return toMessage(
    heading(NAMES_TITLE),
    ...(shown.length === 0 ? [paragraph("Everyone named in a unit is in Slack.")] : shown.flatMap(toNameBlocks)),
    ...(paging.length > 0 ? [buttons(...paging)] : []),
    footnote("Partners who aren't in this Slack. Match a name once they are."),
  );
}

export const toNameIntro = ({ name, units }: Pick<OutsideName, "name" | "units">): Block =>
  paragraph(bold(name), ` is named in ${countUnits(units)}.`);

export function toMatched(match: { name: string; units: number; person: { id: string; name: string } }): Message {
  const { name, units, person } = match;
  const is = person.name === name ? name : `${name} is ${person.name}`;
  return toMessage(
    paragraph(bold("Matched: "), `${is} in ${countUnits(units)}.`),
    buttons(toButton(undoMatchLink, { name, person: person.id }, { text: "Undo" })),
  );
}

export const toMatchUndone = ({ name, units }: { name: string; units: number }): Message =>
  toMessage(paragraph(`${name} is a name outside Slack again in ${countUnits(units)}.`));

export const toNotSame = (name: string): Message => toMessage(paragraph(`I won't offer this match for ${name} again.`));
