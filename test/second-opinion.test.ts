// The main job against a Slack emulator that isn't ours: the command opens the form, the submission is saved and
// whispered, the month's report is posted once. Mistakes our stand-in makes about the Web API would show here.
import { expect, it, onTestFinished } from "vitest";
import { readEnv } from "../src/env.js";
import { type Running, start } from "../src/main.js";
import { openFile } from "./support/database.js";
import { APP_TOKEN, BOT_TOKEN, type EmulatedSlack, startEmulatedSlack } from "./support/emulated-slack.js";
import { sendRequest, signRequest } from "./support/requests.js";
import type { Mode } from "./support/starting.js";
import { waitUntil } from "./support/waiting.js";

type Json = Record<string, unknown>;
type Deliver = (kind: "slash_commands" | "interactive", payload: Json) => Promise<unknown>;

const SECRET = "a-signing-secret-of-the-test";
const OCTOBER_20 = new Date("2026-10-20T15:00:00Z");
/** The 2nd open day of November, 08:00 in New York. */
const NOVEMBER_3 = new Date("2026-11-03T13:00:00Z");

async function startAgainst(slack: EmulatedSlack, mode: Mode) {
  const { db, path } = await openFile();
  const clock = { now: OCTOBER_20 };
  const variables = {
    ...(mode === "socket" ? { SLACK_APP_TOKEN: APP_TOKEN } : { SLACK_SIGNING_SECRET: SECRET }),
    ...{ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_API_URL: slack.apiUrl, DATABASE_URL: `file:${path}`, PORT: "0" },
    ...{ ADMIN_CHANNEL: slack.channel, LIBRARIANS: slack.lee, LOG_LEVEL: "silent" },
  };
  const bookend = await start(readEnv(variables), { now: () => clock.now, elapsed: () => clock.now.getTime() });
  onTestFinished(() => bookend.stop());
  return { db, clock, bookend, deliver: toDeliver(slack, mode, bookend) };
}

function toDeliver(slack: EmulatedSlack, mode: Mode, { port }: Running): Deliver {
  if (mode === "socket") return (kind, payload) => slack.overSocket(kind, payload);
  return async (kind, payload) => {
    const fields = kind === "interactive" ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
    const { status, body } = await sendRequest(port, signRequest(SECRET, new URLSearchParams(fields).toString()));
    if (status !== 200) throw new Error(`${status} ${body}`);
    return body === "" ? {} : JSON.parse(body);
  };
}

/** The form's state once Tess has filled it in, as Slack's client reports it. */
const filled = (lee: string) => ({
  title: { title: { type: "plain_text_input", value: "Ancient Egypt" } },
  date: { date: { type: "datepicker", selected_date: "2026-10-20" } },
  grades: { grades: { type: "multi_static_select", selected_options: [{ value: "6" }] } },
  level: { level: { type: "radio_buttons", selected_option: { value: "2" } } },
  partners: { partners: { type: "multi_users_select", selected_users: [lee] } },
  subject: { subject: { type: "external_select", selected_option: null } },
  classes: { classes: { type: "number_input", value: null } },
  notes: { notes: { type: "plain_text_input", value: null } },
});

const called = (slack: EmulatedSlack, method: string) => slack.calls.filter((call) => call.method === method);

async function openForm(slack: EmulatedSlack, deliver: Deliver): Promise<Json> {
  const { trigger_id } = await slack.ask("views.generateTriggerId", { user_id: slack.tess });
  const where = { team_id: slack.teamId, channel_id: slack.channel, channel_name: "library-admin" };
  // No response_url: the emulator has none, so the whisper has to go through chat.postEphemeral.
  await deliver("slash_commands", {
    ...{ ...where, command: "/unit", text: "log", user_id: slack.tess, trigger_id, api_app_id: "A0BOOKEND01" },
  });
  await waitUntil(() => expect(called(slack, "views.open")).toHaveLength(1));
  const { view } = called(slack, "views.open")[0]?.answer ?? {};
  return view as Json;
}

it.each(["http", "socket"] as const)("over %s a unit is logged and its report posted once", async (mode) => {
  const slack = await startEmulatedSlack();
  const { db, clock, bookend, deliver } = await startAgainst(slack, mode);

  const view = await openForm(slack, deliver);
  expect(view).toMatchObject({ type: "modal", callback_id: "log-unit", title: { text: "Log a unit" } });
  const submission = {
    ...{ type: "view_submission", team: { id: slack.teamId }, user: { id: slack.tess, team_id: slack.teamId } },
    ...{ trigger_id: "1.2.x", api_app_id: "A0BOOKEND01", view: { ...view, state: { values: filled(slack.lee) } } },
  };
  expect(await deliver("interactive", submission)).toEqual({});
  expect(await db.unit.findMany({ include: { partners: true } })).toMatchObject([
    {
      title: "Ancient Egypt",
      date: "2026-10-20",
      level: 2,
      loggedById: slack.tess,
      partners: [{ personId: slack.lee }],
    },
  ]);
  await waitUntil(() => expect(called(slack, "chat.postEphemeral")).toHaveLength(1));
  const [whisper] = called(slack, "chat.postEphemeral");
  expect(whisper?.args).toMatchObject({ user: slack.tess, text: expect.stringContaining("Saved: Ancient Egypt") });

  clock.now = NOVEMBER_3;
  await bookend.tick();
  await bookend.tick();
  const { messages } = (await slack.ask("conversations.history", { channel: slack.channel })) as { messages: Json[] };
  expect(messages).toHaveLength(1);
  expect(messages[0]?.text).toContain("Ancient Egypt");
  expect(messages[0]?.metadata).toMatchObject({ event_payload: { period: "2026-10" } });
  expect(slack.calls.filter(({ answer }) => answer.ok !== true)).toEqual([]);
});

it("a report whose confirmation was lost is found again in the emulator's channel", async () => {
  const slack = await startEmulatedSlack();
  const { db, clock, bookend, deliver } = await startAgainst(slack, "http");
  const view = await openForm(slack, deliver);
  await deliver("interactive", {
    ...{ type: "view_submission", team: { id: slack.teamId }, user: { id: slack.tess } },
    view: { ...view, state: { values: filled(slack.lee) } },
  });
  clock.now = NOVEMBER_3;
  await bookend.tick();
  await db.post.updateMany({ data: { state: "sending", messageTs: null } });
  clock.now = new Date(NOVEMBER_3.getTime() + 60 * 60_000);
  await bookend.tick();
  expect(await db.post.findMany()).toMatchObject([{ period: "2026-10", state: "sent" }]);
  expect(called(slack, "chat.postMessage").filter(({ args }) => args.channel === slack.channel)).toHaveLength(1);
});
