// Checks the school's settings: its people, its channels, and what became of its last posts.
import { dateFormat } from "../../domain/time/date-format.js";
import { formatMonth, Month } from "../../domain/time/month.js";
import { type ChannelProblem, type Channels, createChannels } from "../../slack/api/channel.js";
import type { SlackClients } from "../../slack/api/clients.js";
import { orIfUnavailable } from "../../slack/api/slack-unavailable.js";
import { backupState } from "../../store/backup/backup-nights.js";
import { adminsOf, librariansOf } from "../../store/people.js";
import { lastPost } from "../../store/posts.js";
import type { School } from "../../store/schools.js";
import type { AtSchool } from "../open-school.js";
import { fine, note, type Result, toMend, unknown } from "./finding.js";

const SETTINGS = "Type /unit settings in Slack, as an admin.";

const CHANNEL_PROBLEMS: Record<ChannelProblem, [what: string, mend: string]> = {
  archived: ["is archived", `Choose another one. ${SETTINGS}`],
  "not-in-channel": ["doesn't have Bookend in it", "Type /invite @Bookend in that channel."],
  unseen: ["doesn't exist, or is private and doesn't have Bookend in it", "Type /invite @Bookend in that channel."],
};

interface Place {
  id: string;
  /** "for reports" */
  what: string;
}

const placesOf = ({ adminChannel, prompts }: School): Place[] => [
  ...(adminChannel ? [{ id: adminChannel, what: "for reports" }] : []),
  ...prompts.channels.map((id) => ({ id, what: "for prompts" })),
  ...prompts.reminderChannels.map((id) => ({ id, what: "for reminders" })),
  ...(prompts.tipChannel ? [{ id: prompts.tipChannel, what: "for tips" }] : []),
];

async function checkChannel(channels: Channels, { id, what }: Place): Promise<Result> {
  const problem = await orIfUnavailable(channels.channelProblem(id), "unknown" as const);
  if (problem === "unknown") return unknown(`Slack didn't say if Bookend can post in ${id}, the channel ${what}.`);
  if (!problem) return fine(`Bookend can post in ${id}, the channel ${what}.`);
  const [words, mend] = CHANNEL_PROBLEMS[problem];
  return toMend(`${id}, the channel ${what}, ${words}.`, "Nothing is posted there.", mend);
}

async function checkTeachers(channels: Channels, { teacherChannel }: School): Promise<Result[]> {
  if (!teacherChannel) return [];
  const problem = await orIfUnavailable(channels.channelProblem(teacherChannel), "unknown" as const);
  if (problem !== "unseen" && problem !== "archived") return [];
  const [words, mend] = CHANNEL_PROBLEMS[problem];
  return [toMend(`${teacherChannel}, the channel of all teachers, ${words}.`, "Teachers can't be counted.", mend)];
}

async function checkChannels(school: School, clients: SlackClients | undefined): Promise<Result[]> {
  const missing = school.adminChannel
    ? []
    : [toMend("No channel is chosen for reports.", "Reports aren't posted.", `Choose one. ${SETTINGS}`)];
  if (!clients) return [...missing, unknown("Channels can't be checked without Slack.")];
  const channels = createChannels(clients.lookup);
  const checked = await Promise.all(placesOf(school).map((place) => checkChannel(channels, place)));
  return [...missing, ...checked, ...(await checkTeachers(channels, school))];
}

async function checkPeople({ db, school }: AtSchool): Promise<Result[]> {
  const [librarians, admins] = await Promise.all([
    librariansOf(db, school.workspaceId),
    adminsOf(db, school.workspaceId),
  ]);
  return [
    librarians.length > 0
      ? fine(`Librarians: ${librarians.map(({ name }) => name).join(", ")}.`)
      : toMend(
          "The school has no librarian in Bookend.",
          "Nobody gets previews or fills in figures.",
          `Choose one. ${SETTINGS}`,
        ),
    admins.length > 0
      ? fine(`Bookend knows ${admins.length === 1 ? "an admin" : `${admins.length} admins`} to write to.`)
      : note(
          "Bookend has met no admin yet.",
          "It asks Slack when it has to write to one.",
          "An admin opens Bookend's Home in Slack once.",
        ),
  ];
}

const STUCK = "Every admin got a message with a button that says what to do.";

async function checkLastReport({ db, school }: AtSchool): Promise<Result> {
  const last = await lastPost(db, school, "monthly-report");
  if (!last) return fine("No report has been due yet.");
  const month = Month.safeParse(last.period);
  const name = `The report of ${month.success ? formatMonth(month.data) : last.period}`;
  const day = dateFormat("en-US", { month: "short", day: "numeric", timeZone: school.timeZone }).format(last.at);
  if (last.state === "sent") return fine(`${name} was posted on ${day}.`);
  if (last.state === "failed") return toMend(`${name} hasn't been posted.`, "The principal is waiting for it.", STUCK);
  if (last.state === "unsure")
    return toMend(`Slack never confirmed ${name.toLowerCase()}.`, "It may or may not be out.", STUCK);
  return fine(`${name} is on its way.`);
}

async function checkNight({ db }: AtSchool): Promise<Result[]> {
  const { failure } = await backupState(db);
  return failure
    ? [
        toMend(
          `The last nightly backup failed: ${failure}.`,
          "Bookend tries again every hour.",
          "Make room, or check BACKUP_FOLDER and who owns it.",
        ),
      ]
    : [];
}

export async function checkSchool(at: AtSchool, clients: SlackClients | undefined): Promise<Result[]> {
  return [
    ...(await checkPeople(at)),
    ...(await checkChannels(at.school, clients)),
    await checkLastReport(at),
    ...(await checkNight(at)),
  ];
}
