// The parts of a plan on paper, in the order and with the names of the Template.
import type { PlanPart } from "../../documents/paper-kinds.js";
import type { PlanDuty, PlanResource, PlanValues } from "../../domain/plan/plan-fields.js";
import type { Plan } from "../../store/plan-row.js";

const NOTHING = "Nothing yet.";

/** Before each marked duty: also for people who can't see that it is shaded. */
const GAP_MARK = "Addresses a gap:";
const GAP_LEGEND = "Shaded duties address an area of deficit or a gap in test data.";

const toText = (title: string, text: string | undefined): PlanPart =>
  text ? { kind: "text", title, text } : { kind: "empty", title, text: NOTHING };

function toNamed(title: string, items: readonly { name: string; text: string }[]): PlanPart {
  return items.length > 0 ? { kind: "named", title, items } : toText(title, undefined);
}

const RESOURCES = [
  ["Print", "print"],
  ["Electronic", "electronic"],
  ["Audiovisuals", "audiovisuals"],
  ["Equipment", "equipment"],
] as const satisfies readonly (readonly [string, PlanResource])[];

const toPaperDuty = ({ text, addressesGap }: PlanDuty) => ({ text, isMarked: addressesGap });

function toDuties({ librarianDuties, teacherDuties }: PlanValues): PlanPart {
  const title = "Cooperative Teaching Plan";
  const all = [...librarianDuties, ...teacherDuties];
  if (all.length === 0) return toText(title, undefined);
  return {
    ...{ kind: "duties", title, mark: GAP_MARK },
    legend: all.some(({ addressesGap }) => addressesGap) ? GAP_LEGEND : "",
    columns: [
      { name: "Library Media Specialist Will", duties: librarianDuties.map(toPaperDuty) },
      { name: "Teacher(s) Will", duties: teacherDuties.map(toPaperDuty) },
    ],
  };
}

const toDeficits = ({ deficits }: PlanValues): PlanPart =>
  toNamed(
    "Areas of Deficit/Gaps in Test Data",
    deficits.map(({ area, indicators }) => ({ name: area, text: indicators })),
  );

interface PartOptions {
  /** Areas of deficit and gaps, for those who may see them. */
  withDeficits: boolean;
  /** Files in Slack open only there. */
  withFiles: boolean;
}

function toAttachments(attachments: Plan["attachments"], { withFiles }: PartOptions): PlanPart {
  const items = attachments.map(({ name, address, file }) => ({ name, address: file && !withFiles ? "" : address }));
  const title = "Attachments";
  return items.length > 0 ? { kind: "links", title, items } : toText(title, undefined);
}

/** Parts that are empty say so. */
export function toPlanParts({ values, attachments }: Plan, options: PartOptions): PlanPart[] {
  return [
    toText("Unit Overview", values.overview),
    toText("Time Frame", values.timeFrame),
    ...(options.withDeficits ? [toDeficits(values)] : []),
    toNamed(
      "Content Area Standards",
      values.standards.map(({ area, text }) => ({ name: area, text })),
    ),
    toText("Standards for the 21st-Century Learner", values.aasl.join(", ")),
    toDuties(values),
    toNamed(
      "Resources",
      RESOURCES.map(([name, field]) => ({ name, text: values[field].join("\n") })).filter(({ text }) => text !== ""),
    ),
    toText("Learning Product", values.product),
    toText("Assessment Overview", values.assessment),
    toText("Adaptations and Extensions", values.adaptations),
    toAttachments(attachments, options),
  ];
}
