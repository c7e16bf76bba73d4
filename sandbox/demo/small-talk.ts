// What staff wrote in the last few days, so that the channels do not look as if nobody worked here.
import type { Workspace } from "../workspace/workspace.js";
import type { DemoClock } from "./clock.js";
import { ALL_STAFF, GRADE_4, LEADERSHIP, LEE, PRINCIPAL, TESS } from "./school.js";

const HOUR_MS = 60 * 60 * 1000;

interface SmallTalkMessage {
  hoursAgo: number;
  by: string;
  channel: string;
  text: string;
}

const SMALL_TALK: readonly SmallTalkMessage[] = [
  {
    hoursAgo: 74,
    by: PRINCIPAL,
    channel: ALL_STAFF,
    text: "Thursday's staff meeting is in the library this week, at 3:15.",
  },
  {
    hoursAgo: 52,
    by: "U0TEACHER02",
    channel: GRADE_4,
    text: `<@${LEE}> the river maps are up in the hallway. Come and see when you pass by.`,
  },
  { hoursAgo: 51, by: LEE, channel: GRADE_4, text: "I will. The atlases can stay with you until Friday." },
  {
    hoursAgo: 27,
    by: LEE,
    channel: ALL_STAFF,
    text: "Planned something with Noor or me? Type `/unit log` here. It takes a minute, and it counts in the monthly report.",
  },
  { hoursAgo: 26, by: TESS, channel: ALL_STAFF, text: "Will do, Ancient Egypt begins this week." },
  { hoursAgo: 20, by: PRINCIPAL, channel: LEADERSHIP, text: "I would like to show the board how partnership grows." },
];

/** The clock ends at the real time. */
export async function postSmallTalk(workspace: Workspace, clock: DemoClock): Promise<void> {
  const now = clock.realNow.getTime();
  for (const { hoursAgo, by, channel, text } of SMALL_TALK) {
    clock.set(new Date(now - hoursAgo * HOUR_MS));
    await workspace.as(by).say(channel, text);
  }
  clock.reset();
}
