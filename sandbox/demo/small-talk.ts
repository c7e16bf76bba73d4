// What staff wrote in the last few days, so the channels look like a school at work.
import { HOUR_MS } from "../../src/domain/time/duration.js";
import type { Workspace } from "../workspace/workspace.js";
import type { DemoClock } from "./clock.js";
import { ALL_STAFF, GRADE_4, LEADERSHIP, LEE, PRINCIPAL, TESS } from "./school.js";

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
    text: "Reminder: our next staff meeting is in the library, at 3:15.",
  },
  {
    hoursAgo: 52,
    by: "U0TEACHER02",
    channel: GRADE_4,
    text: `<@${LEE}> our river maps are up in the hallway. Come take a look when you're passing by!`,
  },
  { hoursAgo: 51, by: LEE, channel: GRADE_4, text: "Will do! Keep the atlases another week if you need them." },
  {
    hoursAgo: 27,
    by: LEE,
    channel: ALL_STAFF,
    text: "Planned something with Noor or me? Type `/unit log` here. It takes 15 seconds, and it goes in the monthly report.",
  },
  { hoursAgo: 26, by: TESS, channel: ALL_STAFF, text: "Will do. We're starting Ancient Egypt this week." },
  {
    hoursAgo: 20,
    by: PRINCIPAL,
    channel: LEADERSHIP,
    text: "I'd like to show the board how our partnerships are growing.",
  },
];

/** The clock is back at the real time afterward. */
export async function postSmallTalk(workspace: Workspace, clock: DemoClock): Promise<void> {
  const now = clock.realNow.getTime();
  for (const { hoursAgo, by, channel, text } of SMALL_TALK) {
    clock.set(new Date(now - hoursAgo * HOUR_MS));
    await workspace.as(by).say(channel, text);
  }
  clock.reset();
}
