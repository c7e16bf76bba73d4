// What Slack would send: new commands and submissions with real signatures, over connections that stay open.
import { createHmac, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

export const SIGNING_SECRET = "0123456789abcdef0123456789abcdef";
export const WORKSPACE = "T0BENCH01";
const TEACHER = "U0TEACHER";
const LIBRARIAN = "U0LIBRARY";
const CHANNEL = "C0LIBRARY";
const DAY_MS = 24 * 60 * 60 * 1000;

const keptAlive = new Agent({ keepAlive: true, maxSockets: 1 });

/** Closes the connections, so the process can end. */
export const closeConnections = () => keptAlive.destroy();

/** The body of a slash command, whose answer goes to `responseUrl`. */
export function toCommand(text, responseUrl, user = TEACHER) {
  return new URLSearchParams({
    token: "verification",
    team_id: WORKSPACE,
    team_domain: "bench",
    channel_id: CHANNEL,
    channel_name: "library",
    user_id: user,
    user_name: "tess",
    command: "/unit",
    text,
    api_app_id: "A0BENCH01",
    is_enterprise_install: "false",
    response_url: responseUrl,
    trigger_id: randomUUID(),
  }).toString();
}

const toState = (values) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { [name]: value }]));

/**
 * The body of the `n`-th submission of the form `log-unit`. Spreads the units' dates over the `days` days before today: at the
 * school, today in UTC may be tomorrow, and a unit of tomorrow is one that is planned.
 */
export function toSubmission(n, { responseUrl, days }) {
  const view = {
    id: `V${randomUUID()}`,
    team_id: WORKSPACE,
    type: "modal",
    callback_id: "log-unit",
    private_metadata: JSON.stringify({ hidden: {}, origin: { responseUrl, channel: CHANNEL } }),
    title: { type: "plain_text", text: "Log a unit" },
    blocks: ["title", "date", "grades", "level", "partners", "subject", "classes", "notes"].map((name) => ({
      type: "input",
      block_id: name,
      label: { type: "plain_text", text: name },
      element: { type: "plain_text_input", action_id: name },
    })),
    state: {
      values: toState({
        title: { type: "plain_text_input", value: `Ancient Egypt ${n} ${randomUUID().slice(0, 8)}` },
        date: {
          type: "datepicker",
          selected_date: new Date(Date.now() - (1 + (n % days)) * DAY_MS).toISOString().slice(0, 10),
        },
        grades: { type: "multi_static_select", selected_options: [{ value: "6" }, { value: "7" }] },
        level: { type: "radio_buttons", selected_option: { value: String(1 + (n % 3)) } },
        partners: { type: "multi_users_select", selected_users: [LIBRARIAN] },
        subject: { type: "external_select", selected_option: { value: "Social Studies" } },
        classes: { type: "number_input", value: "2" },
        notes: { type: "plain_text_input", value: "Research with primary sources; a museum of posters at the end." },
      }),
    },
  };
  const user = { id: TEACHER, username: "tess", name: "tess", team_id: WORKSPACE };
  const payload = { type: "view_submission", team: { id: WORKSPACE }, user, trigger_id: randomUUID(), view };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

function sign(body) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hash = createHmac("sha256", SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${hash}` };
}

/** Posts a body. Returns the status, the text and the milliseconds until the last byte of the ack. */
export function post(port, body, { agent = keptAlive } = {}) {
  const headers = {
    ...sign(body),
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = request({ host: "127.0.0.1", port, method: "POST", path: "/slack/events", headers, agent });
    sent.once("error", reject);
    sent.once("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.once("error", reject);
      response.once("end", () => resolve({ status: response.statusCode, text, ms: performance.now() - began }));
    });
    sent.end(body);
  });
}

/** The same for what must be acked. Returns the milliseconds until the ack. */
export async function postAcked(port, body) {
  const { status, text, ms } = await post(port, body);
  if (status !== 200 || text.includes("response_action")) throw new Error(`Expected an ack, got ${status}: ${text}`);
  return ms;
}
