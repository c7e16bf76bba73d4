// Block Kit's menus and what each offers: options, people, conversations, or the app's suggestions.
import type { Option } from "@slack/types";
import { useEffect, useRef, useState } from "react";
import type { Snapshot } from "../../contract.js";
import { useWorkspace } from "../workspace.js";
import type { Choice } from "./choice.js";
import { Combobox } from "./combobox.js";
import { type ElementOf, type ElementProps, isMany, toList } from "./kinds.js";

export type SelectElement = ElementOf<
  | "static_select"
  | "multi_static_select"
  | "external_select"
  | "multi_external_select"
  | "users_select"
  | "multi_users_select"
  | "conversations_select"
  | "multi_conversations_select"
  | "channels_select"
  | "multi_channels_select"
>;

type ExternalElement = ElementOf<"external_select" | "multi_external_select">;

const toChoice = (option: Option, group?: string): Choice => ({
  value: option.value ?? option.text.text,
  text: option.text.text,
  ...(option.description ? { about: option.description.text } : {}),
  ...(group ? { group } : {}),
});

function offeredStatically(element: ElementOf<"static_select" | "multi_static_select">): Choice[] {
  const grouped = (element.option_groups ?? []).flatMap((group) =>
    group.options.map((option) => toChoice(option, group.label.text)),
  );
  return [...(element.options ?? []).map((option) => toChoice(option)), ...grouped];
}

const toPeople = ({ people }: Snapshot): Choice[] =>
  people.filter(({ hasLeft }) => !hasLeft).map(({ id, name, title }) => ({ value: id, text: name, about: title }));

function toConversations({ conversations, otherChannels }: Snapshot, kinds: readonly string[]): Choice[] {
  const joined = conversations
    .filter(({ kind, isArchived }) => !isArchived && kinds.includes(kind))
    .map(({ id, name, kind }) => ({
      value: id,
      text: kind === "direct" ? name : `#${name}`,
      ...(kind === "private" ? { about: "private channel" } : {}),
    }));
  const others = kinds.includes("public") ? otherChannels : [];
  return [...joined, ...others.map(({ id, name }) => ({ value: id, text: `#${name}` }))];
}

/** Slack's kinds of conversations, as the page names them. */
const KINDS: Record<string, string> = { public: "public", private: "private", im: "direct", mpim: "direct" };

function offeredBy(element: Exclude<SelectElement, ExternalElement>, snapshot: Snapshot): Choice[] {
  switch (element.type) {
    case "static_select":
    case "multi_static_select":
      return offeredStatically(element);
    case "users_select":
    case "multi_users_select":
      return toPeople(snapshot);
    case "channels_select":
    case "multi_channels_select":
      return toConversations(snapshot, ["public"]);
    default: {
      const include = element.filter?.include?.map((kind) => KINDS[kind] ?? "") ?? ["public", "private", "direct"];
      // The only direct conversation is the one with the app.
      const kinds = element.filter?.exclude_bot_users ? include.filter((kind) => kind !== "direct") : include;
      return toConversations(snapshot, kinds);
    }
  }
}

const fallBack = (value: string): Choice => ({ value, text: value });

/** Slack doesn't tell the name of a private channel to a person who isn't in it. */
const nameHidden = (element: SelectElement, value: string): Choice =>
  /(channels|conversations)_select$/.test(element.type) ? { value, text: "private channel" } : fallBack(value);

const maxChoices = (element: SelectElement): number | undefined =>
  "max_selected_items" in element ? element.max_selected_items : undefined;

export function Select(props: ElementProps<Exclude<SelectElement, ExternalElement>>) {
  const { element, value, onChange, aria } = props;
  const { snapshot } = useWorkspace();
  const many = isMany(element);
  const options = offeredBy(element, snapshot);
  const chosen = toList(value).map((one) => options.find((option) => option.value === one) ?? nameHidden(element, one));
  return (
    <Combobox
      aria={aria}
      many={many}
      max={maxChoices(element)}
      options={options}
      chosen={chosen}
      placeholder={element.placeholder?.text ?? "Choose"}
      onChoose={(values) => onChange(many ? values : (values[0] ?? null), true)}
    />
  );
}

/** Long enough that one typed word makes one request to the app. */
const PAUSE_MS = 150;

function useSuggestions(suggest: (query: string) => Promise<Choice[]>, shortest: number) {
  const [offered, setOffered] = useState<Choice[]>([]);
  const [isBusy, setBusy] = useState(false);
  const asked = useRef(0);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const ask = (query: string) => {
    asked.current += 1;
    const question = asked.current;
    window.clearTimeout(timer.current);
    if (query.length < shortest) {
      setBusy(false);
      return setOffered([]);
    }
    setBusy(true);
    timer.current = window.setTimeout(
      async () => {
        const options = await suggest(query);
        // Drops an older answer that arrives late.
        if (question !== asked.current) return;
        setOffered(options);
        setBusy(false);
      },
      query === "" ? 0 : PAUSE_MS,
    );
  };
  // Suggestions for a shorter query don't fit anymore.
  return { offered: isBusy ? [] : offered, isBusy, ask };
}

interface ExternalProps extends ElementProps<ExternalElement> {
  suggest(query: string): Promise<Choice[]>;
}

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select: 3 by default. */
const MIN_QUERY_LENGTH = 3;

export function ExternalSelect({ element, value, onChange, aria, suggest }: ExternalProps) {
  const { offered, isBusy, ask } = useSuggestions(suggest, element.min_query_length ?? MIN_QUERY_LENGTH);
  const [known, setKnown] = useState<Choice[]>([]);
  const initial =
    "initial_options" in element ? element.initial_options : "initial_option" in element ? element.initial_option : [];
  const all = [...offered, ...known, ...[initial ?? []].flat().map((option) => toChoice(option))];
  const many = isMany(element);
  const toChosen = (one: string) => all.find((option) => option.value === one) ?? fallBack(one);
  return (
    <Combobox
      aria={aria}
      many={many}
      max={maxChoices(element)}
      options={offered}
      chosen={toList(value).map(toChosen)}
      placeholder={element.placeholder?.text ?? "Type to search"}
      isBusy={isBusy}
      onQuery={ask}
      onChoose={(values) => {
        setKnown(values.map(toChosen));
        onChange(many ? values : (values[0] ?? null), true);
      }}
    />
  );
}
