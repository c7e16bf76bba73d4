// Logs units as people do, by the form or in one line.
import type { Exchange } from "../../sandbox/workspace/link/exchange.js";
import type { School } from "./school.js";
import { LEE, STAFF, TESS } from "./school.js";

export const COMPLETE = { title: "Ancient Egypt", grades: ["6"], level: "2", partners: [LEE] };

type Fields = Parameters<ReturnType<School["slack"]["as"]>["fill"]>[0];

/** Opens the form as this person, in #all-staff. */
export async function openForm({ slack }: School, person = TESS, text = "log") {
  const actor = slack.as(person);
  await actor.command("/unit", text, { channel: STAFF });
  await slack.settle();
  return actor;
}

/** Opens the form, fills it in and clicks Save. */
export async function logByForm(school: School, fields: Fields = {}, person = TESS): Promise<Exchange> {
  const actor = await openForm(school, person);
  await actor.fill({ ...COMPLETE, ...fields });
  await school.slack.settle();
  const exchange = await actor.submit();
  await school.slack.settle();
  return exchange;
}

/** Types one line as this person, in #all-staff. */
export async function logInOneLine({ slack }: School, text: string, person = TESS): Promise<Exchange> {
  const exchange = await slack.as(person).command("/unit", `log ${text}`, { channel: STAFF });
  await slack.settle();
  return exchange;
}

/** The texts of the whispers a person still sees, oldest first. */
export function whispers({ slack }: School, person = TESS): string[] {
  return slack
    .whispersTo(person)
    .filter((message) => !message.deleted)
    .map((message) => message.text);
}
