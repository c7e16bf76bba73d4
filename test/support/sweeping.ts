// Does what a thorough person does: types, clicks and fills in everything. And lets a month pass.
import type { VisibleView } from "../../sandbox/workspace/acting/visible-view.js";
import { elementsIn } from "../../sandbox/workspace/block-kit/elements.js";
import type { JsonObject } from "../../sandbox/workspace/json.js";
import type { Message } from "../../sandbox/workspace/messages.js";
import { sheets } from "../../src/content/index.js";
import { STANDARD_SETS } from "../../src/content/standards.js";
import { MAX_INDICATOR_NAME } from "../../src/domain/evidence.js";
import { MAX_NAME, MAX_NAMES } from "../../src/domain/partner-names.js";
import { countWords, MAX_OVERVIEW_WORDS, MAX_PLAN_TEXT } from "../../src/domain/plan/plan-fields.js";
import { subcommands } from "../../src/features/index.js";
import { readMenuItem } from "../../src/slack/define/menu.js";
import { ask, openForm } from "./asking.js";
import { ADMIN, LEE, OMAR, PAT, type School, STAFF, TESS } from "./school.js";
import { FORM_ENTRIES } from "./surfaces.js";

/** A button, or an item of a menu. */
interface ButtonInfo {
  id: string;
  text: string;
  /** The name of its link. */
  name: string;
  /** What an item of a menu carries. */
  item?: string;
}

async function closeAll({ slack }: School, person: string): Promise<void> {
  while (slack.as(person).modal()) await slack.as(person).close();
}

const linkOf = (id: string) => id.split(":")[0] ?? "";

function toButtonInfos({ type, action_id, text, options }: JsonObject): ButtonInfo[] {
  const id = `${action_id}`;
  if (type === "button") return [{ id, text: `${(text as JsonObject).text}`, name: linkOf(id) }];
  if (type !== "overflow") return [];
  return (options as JsonObject[]).map((option) => {
    const item = `${option.value}`;
    return { id, text: `${(option.text as JsonObject).text}`, name: readMenuItem(item).name, item };
  });
}

const buttonsIn = ({ blocks }: Pick<Message | VisibleView, "blocks">): ButtonInfo[] =>
  elementsIn(blocks as unknown as JsonObject[]).flatMap(({ element }) => toButtonInfos(element));

const isSame = (one: ButtonInfo, other: ButtonInfo) => one.id === other.id && one.item === other.item;

const hasItem = ({ options = [] }: JsonObject, item: string) =>
  (options as JsonObject[]).some((option) => option.value === item);

const kindOf = ({ name, text }: ButtonInfo) => `${name} ${text.replace(/\d+/g, "")}`;

/** One button of each kind: the first of twenty similar ones. */
function oneOfEach(buttons: readonly ButtonInfo[]): ButtonInfo[] {
  const kinds = new Map<string, ButtonInfo>();
  for (const button of buttons) {
    const kind = kindOf(button);
    if (!kinds.has(kind)) kinds.set(kind, button);
  }
  return [...kinds.values()];
}

async function clickIn(
  school: School,
  person: string,
  target: Message | VisibleView,
  { id, item }: ButtonInfo,
): Promise<void> {
  const matches = (element: JsonObject) => element.action_id === id && (!item || hasItem(element, item));
  await school.slack.as(person).click(target, matches, item ? { value: item } : {});
  await school.slack.settle();
}

/** Types every subcommand, alone and with every kind of text after it. */
export async function typeEverything(school: School, person: string): Promise<void> {
  const { slack } = school;
  const more: Record<string, string[]> = {
    list: ["all", "all October", "mine", "all grade 4 level 2 October W", "all planned", "nothing like it", "level 9"],
    report: ["last month", "October", "nonsense"],
    talk: [`<@${OMAR}> about lab reports, 20 min, yesterday`, "about maps", "Ms. Rivera about maps"],
    talks: ["October", "nonsense"],
    reflect: [...sheets.map(({ key }) => key), "nonsense"],
    ideas: ["benefits", "culture", "scheduling", "administration", "nonsense"],
    goals: ["60 units", "outside Art 25%", "level 9", "last year", "next year", "nonsense"],
    coverage: ["last month", "2025-26", "nonsense"],
    ohyeah: ["They asked to stay over recess"],
  };
  const texts = subcommands.flatMap(({ word }) => [word, ...(more[word] ?? ["all"]).map((rest) => `${word} ${rest}`)]);
  for (const text of ["", "help", "lgo", ...texts]) {
    await slack.as(person).command("/unit", text, { channel: STAFF });
    await slack.settle();
    await closeAll(school, person);
  }
}

/** Types this and clicks one button of each kind in the answer, which may change with each click. */
export async function clickAnswerTo(school: School, person: string, text: string): Promise<void> {
  const answer = await ask(school, text, { by: person });
  const now = () =>
    school.slack.whispersTo(person).find(({ channel, ts }) => channel === answer.channel && ts === answer.ts) ?? answer;
  for (const { text: label } of oneOfEach(buttonsIn(answer))) {
    const still = buttonsIn(now()).find((button) => button.text === label);
    if (still) await clickIn(school, person, now(), still);
    await closeAll(school, person);
  }
}

async function openHome({ slack }: School, person: string): Promise<VisibleView> {
  await slack.as(person).openHome();
  await slack.settle();
  const home = slack.as(person).home();
  if (!home) throw new Error("There is no Home.");
  return home;
}

/** Clicks each button of the Home, and one of each kind in the modals. Returns the names of what was clicked. */
export async function clickThroughHome(school: School, person: string): Promise<string[]> {
  const { slack } = school;
  const names: string[] = [];
  const home = () => slack.as(person).home() as VisibleView;
  // The first visit shows a greeting.
  for (const button of buttonsIn(await openHome(school, person))) {
    // The Home may have been redrawn since: a unit in it was changed by what was filled in before.
    if (buttonsIn(home()).some((other) => isSame(other, button))) await clickIn(school, person, home(), button);
    await closeAll(school, person);
  }
  const known = new Set<string>();
  for (const button of oneOfEach(buttonsIn(await openHome(school, person)))) {
    const open = async () => {
      const still = buttonsIn(home()).some((other) => isSame(other, button));
      if (still) await clickIn(school, person, home(), button);
      return slack.as(person).modal();
    };
    const modal = await open();
    names.push(button.name);
    for (const inner of modal ? oneOfEach(buttonsIn(modal)) : []) {
      const kind = kindOf(inner);
      if (known.has(kind)) continue;
      known.add(kind);
      await closeAll(school, person);
      const again = await open();
      if (again && buttonsIn(again).some((other) => isSame(other, inner))) await clickIn(school, person, again, inner);
      names.push(inner.name);
    }
    await closeAll(school, person);
  }
  return names;
}

/** As many names as one field takes, each as long as it can be. */
const longestNames = (text: (most: number) => string): string =>
  Array.from({ length: MAX_NAMES }, (_, index) => {
    const name = `Ana ${index} `;
    return name + text(MAX_NAME - name.length);
  }).join(", ");

/** Indicators of an evidence folder, one per line, each as long as it can be. */
const longestIndicators = (text: (most: number) => string): string =>
  Array.from({ length: 14 }, (_, index) => {
    const number = `${index}. `;
    return number + text(MAX_INDICATOR_NAME - number.length);
  }).join("\n");

/** An overview has at most 100 words. In some scripts one without spaces is several. */
function longestOverview(text: (most: number) => string): string {
  let words = text(MAX_PLAN_TEXT).split(" ").slice(0, MAX_OVERVIEW_WORDS);
  while (countWords(words.join(" ")) > MAX_OVERVIEW_WORDS) words = words.slice(0, -1);
  return words.join(" ");
}

const everyStandard = (): string => STANDARD_SETS.map(({ ranges }) => ranges).join(", ");

/** The longest entry of fields that don't take just any text; undefined leaves one as it is. */
const LONGEST: Record<string, (text: (most: number) => string) => string | undefined> = {
  others: longestNames,
  overview: longestOverview,
  aasl: everyStandard,
  // One for each person of the plan.
  jobTitles: () => undefined,
  links: () => `https://example.org/${"a".repeat(300)}`,
};

/** The longest text that each text field takes. */
function longestTexts({ blocks }: VisibleView, text: (most: number) => string): Record<string, string> {
  return Object.fromEntries(
    blocks.flatMap((block) => {
      if (block.type !== "input" || block.element.type !== "plain_text_input") return [];
      const [name, max] = [block.block_id ?? "", block.element.max_length ?? 3000];
      const longest = (LONGEST[name] ?? ((make) => make(max)))(text);
      return longest === undefined ? [] : [[name, longest]];
    }),
  );
}

/** Forms whose text fields hold names, numbers and dates. */
const SHORT_FORMS = ["settings", "prompts", "goal", "figures", "school-year"];

/** Fills in and submits every form this person may open, and returns their names. With `text`, every field is full. */
export async function fillEveryForm(
  school: School,
  person: string,
  text?: (most: number) => string,
): Promise<string[]> {
  const { slack } = school;
  await ask(school, `log Atlas for ${person}, grade 4, level 2 with <@${person}> today`, {
    by: person === OMAR ? TESS : OMAR,
  });
  const names: string[] = [];
  for (const [name, { open, fields, fieldsOf }] of Object.entries(FORM_ENTRIES)) {
    const actor = await open(school, person);
    const modal = actor.modal();
    if (!modal) continue;
    const long = text && !SHORT_FORMS.includes(name) ? longestTexts(modal, text) : {};
    if (text && name === "evidence-indicators") long.lines = longestIndicators(text);
    await actor.fill({ ...fields, ...fieldsOf?.(person), ...long });
    await slack.settle();
    await actor.submit();
    await slack.settle();
    const rejected = actor.modals().find((one) => Object.keys(one.errors).length > 0);
    if (rejected) throw new Error(`${name} was not saved: ${JSON.stringify(rejected.errors)}`);
    await closeAll(school, person);
    names.push(name);
  }
  return names;
}

/** Fills in every sheet with the longest texts and shares it in #all-staff. */
export async function shareEverySheet(school: School, person: string, text: (most: number) => string): Promise<void> {
  const { slack } = school;
  for (const { key } of sheets) {
    const actor = await openForm(school, `reflect ${key}`, person);
    await actor.fill({ ...FORM_ENTRIES[`reflect-${key}`]?.fields, audience: "channel" });
    await slack.settle();
    await actor.fill({ ...longestTexts(actor.modal() as VisibleView, text), channel: STAFF });
    await slack.settle();
    await actor.submit();
    await slack.settle();
    await actor.submit();
    await slack.settle();
    if (actor.modal()) throw new Error(`${key} was not shared: ${JSON.stringify(actor.modal()?.errors)}`);
  }
}

/** Clicks one button of each kind in Bookend's direct messages to this person, the newest first. Returns their names. */
export async function clickThroughMessages(school: School, person: string): Promise<string[]> {
  const known = new Map<string, Message>();
  for (const message of school.slack.directMessagesTo(person).reverse()) {
    for (const { name } of oneOfEach(buttonsIn(message))) {
      if (!known.has(name)) known.set(name, message);
    }
  }
  for (const [name, message] of known) {
    const still = school.slack.messagesIn(message.channel).find(({ ts }) => ts === message.ts) ?? message;
    const button = buttonsIn(still).find((one) => one.name === name);
    if (button) await clickIn(school, person, still, button);
    await closeAll(school, person);
  }
  return [...known.keys()];
}

/** Makes every Home look long closed, which saves a redraw with every change. */
export async function closeEveryHome({ db }: School): Promise<void> {
  await db.person.updateMany({ data: { homeOpenedAt: null } });
}

/** Turns on prompts, reminders and tips, which are off in a new school. */
export async function turnOnEveryPost({ db }: School): Promise<void> {
  const both = `${STAFF},${ADMIN}`;
  await db.school.updateMany({ data: { promptChannels: both, reminderChannels: both, tipChannel: STAFF } });
}

/** Ticks every day from November 11 to December 10 at 10:05 and a minute later, because a tick limits its questions. */
export async function runAMonth(school: School, { ticksADay = 2 } = {}): Promise<void> {
  const { clock, bookend, slack } = school;
  for (let day = 11; day <= 40; day++) {
    for (let minute = 0; minute < ticksADay; minute++) {
      clock.now = new Date(Date.UTC(2026, 10, day, 15, 5 + minute));
      await bookend.tick();
      await slack.settle();
    }
    await answerPrompts(school);
  }
}

/** Three people, as few as are counted, answer a prompt as soon as it is posted. */
async function answerPrompts(school: School): Promise<void> {
  const { slack } = school;
  const prompts = slack
    .messagesIn(STAFF)
    .filter((message) => buttonsIn(message).some(({ text }) => text === "Reflect"));
  const prompt = prompts.at(-1);
  const isAnswered = slack.messagesIn(STAFF).some(({ threadTs }) => threadTs === prompt?.ts);
  if (!prompt || isAnswered) return;
  for (const person of [TESS, LEE, PAT]) await answerPrompt(school, prompt, person);
}

async function answerPrompt(school: School, prompt: Message, person: string): Promise<void> {
  const { slack } = school;
  const actor = slack.as(person);
  await actor.click(prompt, (element) => `${element.action_id}`.startsWith("reflect"));
  await slack.settle();
  const fields = FORM_ENTRIES[actor.modal()?.callbackId ?? ""]?.fields;
  if (!fields) throw new Error("No sheet opened.");
  await actor.fill(fields);
  await slack.settle();
  await actor.submit();
  await slack.settle();
  await closeAll(school, person);
}
