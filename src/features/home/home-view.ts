// How the Home begins for everyone: a welcome or a greeting, their own term, and what they have to do.
import type { PlanId } from "../../domain/ids.js";
import { countUnits, formatAverage, type Summary } from "../../domain/report.js";
import { toButton } from "../../slack/define/button.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import { type Block, bold, buttons, code, heading, paragraph } from "../../slack/message/blocks.js";
import { line } from "../../slack/message/line.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { figureQuestionsLink } from "../figures/figures-links.js";
import { muteLink, openLevelsLink } from "../levels/level-links.js";
import type { PlanDraft } from "../plans/plan-drafts.js";
import { planStepLink, seePlanLink } from "../plans/plan-links.js";
import { anyStillVisibleWords } from "../posts/still-visible-view.js";
import { editReflectionLink, reflectLink } from "../reflections/sheet-form-view.js";
import { remindersLink } from "../reminders/reminder-view.js";
import { returnedLink } from "../roadblocks/check-back-view.js";
import { toUnitLine } from "../units/unit-menu-view.js";

const MAX_DRAFTS = 5;
const MAX_PLANS = 2;
/** Of a title in a button. */
const MAX_TITLE = 30;

/** "Hi, Tess." A name that begins with a title or an initial is used whole. */
export function toHello(name: string): Block {
  const [first = name] = name.split(" ");
  return heading(`Hi, ${first.endsWith(".") ? name : first}.`);
}

/** The first visit: three lines and one button. */
export function toWelcome(ctx: Ctx): Block[] {
  const { command, school, user } = ctx;
  const needsSettings = user.role === "admin" && !school.adminChannel;
  return [
    toHello(user.name),
    paragraph(
      `Bookend keeps a log of the units you and ${user.librarian ? "teachers" : "the librarian"} work on together.`,
    ),
    paragraph("Logging one takes 15 seconds, here or with ", code(`${command} log`), " in any channel."),
    paragraph("All staff can see logged units. Please don't enter student information."),
    buttons(
      needsSettings
        ? toRunButton("settings", { text: "Change settings", style: "primary" })
        : toRunButton("log", { text: "Log a unit", style: "primary" }),
    ),
  ];
}

/** Every later visit. */
export function toGreeting(ctx: Ctx): Block[] {
  return [
    toHello(ctx.user.name),
    buttons(
      toRunButton("log", { text: "Log a unit", style: "primary" }),
      toRunButton("report", { text: "See this month's report" }),
      toRunButton("reflect", { text: "Reflect" }),
      toRunButton("ohyeah", { text: "See OH YEAHs" }),
      toRunButton("ideas", { text: "Get ideas" }),
    ),
  ];
}

/** The last line of every Home after the first visit. */
export const toOwnDataLine = (): Block =>
  line(["Everything Bookend holds about you, as a spreadsheet"], toRunButton("mydata", { text: "Get my data" }));

export interface PersonalSection {
  term: Summary;
  termBefore: Summary;
  /** The newest few, newest first. */
  newest: readonly LoggedUnit[];
  levelsToAgree: number;
  /** Roadblocks we checked back on and that have no answer yet. */
  roadblocks: number;
  /** The channels where a post they took back is still visible. */
  stillVisible: readonly string[];
  /** `title` is the short name of the sheet. `reflection` is the saved reflection a draft changes, if it does. */
  drafts: readonly { title: string; sheet: string; reflection: string | undefined }[];
  /** Of this school year, with something missing. */
  plans: readonly { id: PlanId; title: string }[];
  /** "2 plans": how many these are. */
  planCount: string;
  /** Steps of plans that aren't saved yet. */
  planDrafts: readonly PlanDraft[];
}

function toTermLine({ term, termBefore }: PersonalSection): Block {
  if (term.average === undefined) return paragraph("You have no units this term yet.");
  const before =
    termBefore.average === undefined
      ? ""
      : ` (last term ${formatAverage(termBefore.average)}, ${countUnits(termBefore.count)})`;
  return paragraph(
    bold("This term: "),
    `${countUnits(term.count)}, average level ${formatAverage(term.average)}${before}.`,
  );
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;

function toDraftButton({ title, sheet, reflection }: PersonalSection["drafts"][number], index: number) {
  const look = { text: `Continue draft: ${title}`, suffix: `draft-${index}` };
  return reflection ? toButton(editReflectionLink, { reflection }, look) : toButton(reflectLink, { sheet }, look);
}

const toSeePlanButton = ({ id, title }: PersonalSection["plans"][number]) =>
  toButton(seePlanLink, { plan: id }, { text: `See the plan: ${clip(title, MAX_TITLE)}`, suffix: `plan-${id}` });

function toPlanDraftButton({ plan, step, title }: PlanDraft, index: number) {
  const look = { text: `Continue plan: ${title}`, suffix: `draft-${index}` };
  return toButton(planStepLink, { plan, step: step.key, on: true }, look);
}

function toTasks(personal: PersonalSection): Block[] {
  const { levelsToAgree, roadblocks, drafts, plans, planDrafts } = personal;
  const areMorePlans = plans.length > MAX_PLANS || planDrafts.length > MAX_DRAFTS;
  const tasks = [
    ...(levelsToAgree > 0 ? [`confirm ${count(levelsToAgree, "level")}`] : []),
    ...(roadblocks > 0 ? [`check in on ${count(roadblocks, "roadblock")}`] : []),
    ...(drafts.length + planDrafts.length > 0 ? [`finish ${count(drafts.length + planDrafts.length, "draft")}`] : []),
    ...(plans.length > 0 ? [`finish ${personal.planCount}`] : []),
  ];
  if (tasks.length === 0) return [];
  return [
    paragraph(bold("To do: "), tasks.join(" · ")),
    buttons(
      ...(levelsToAgree > 0 ? [toButton(openLevelsLink, {}, { text: "Confirm levels", style: "primary" })] : []),
      ...(roadblocks > 0 ? [toButton(returnedLink, {}, { text: "Check in on roadblocks" })] : []),
      ...[...planDrafts.map(toPlanDraftButton), ...drafts.map(toDraftButton)].slice(0, MAX_DRAFTS),
      ...plans.slice(0, MAX_PLANS).map(toSeePlanButton),
      ...(areMorePlans ? [toRunButton("plan", { text: "See your plans", suffix: "all-plans" })] : []),
    ),
  ];
}

/** What this person has to do or know, if anything. */
export const toToDo = (personal: PersonalSection): Block[] => [
  ...(personal.stillVisible.length > 0 ? [paragraph(...anyStillVisibleWords(personal.stillVisible))] : []),
  ...toTasks(personal),
];

/** What this person doesn't get anymore, with the way back. */
export const toTurnedOff = ({ user }: Ctx): Block[] => [
  ...(user.muted
    ? [
        paragraph("You turned off questions about levels."),
        buttons(toButton(muteLink, { mute: false }, { text: "Ask me again" })),
      ]
    : []),
  ...(user.librarian && user.remindersOff
    ? [
        paragraph("You turned off the reminder before a month ends."),
        buttons(toButton(remindersLink, { off: false }, { text: "Remind me again" })),
      ]
    : []),
  ...(user.librarian && user.figuresOff
    ? [
        paragraph("You turned off the question about a month's figures."),
        buttons(toButton(figureQuestionsLink, { off: false }, { text: "Ask me again" })),
      ]
    : []),
];

export function toPersonalBlocks(ctx: Ctx, personal: PersonalSection): Block[] {
  const { newest } = personal;
  return [
    toTermLine(personal),
    ...toToDo(personal),
    ...(newest.length > 0
      ? [
          paragraph(bold("Your units")),
          ...newest.map((unit) => toUnitLine(unit, ctx)),
          buttons(toRunButton("list mine", { text: "See all my units" })),
        ]
      : []),
    ...toTurnedOff(ctx),
  ];
}
