// The floor that Bookend is compared with: Bolt alone, with one command. If ANSWERS is set, it acks first and answers a
// constant over the response_url. If DATABASE is set, one INSERT comes before the ack of a submission.
import bolt from "@slack/bolt";

const { App, HTTPReceiver } = bolt;
const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL, PORT, DATABASE, ANSWERS } = process.env;

async function openTable(path) {
  // Loaded only if needed: the other figures compare with Bolt alone.
  const { default: Sqlite } = await import("better-sqlite3");
  const database = new Sqlite(path);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec("CREATE TABLE IF NOT EXISTS unit (id TEXT PRIMARY KEY, title TEXT, body TEXT)");
  return database.prepare("INSERT INTO unit VALUES (?, ?, ?)");
}

const receiver = new HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET });
const app = new App({ token: SLACK_BOT_TOKEN, receiver, clientOptions: { slackApiUrl: SLACK_API_URL } });

app.command("/unit", async ({ ack, respond }) => {
  if (!ANSWERS) return ack("Here you are.");
  await ack();
  await respond("Here you are.");
});

if (DATABASE) {
  const insert = await openTable(DATABASE);
  app.view("log-unit", ({ ack, view }) => {
    const { values } = view.state;
    insert.run(view.id, values.title.title.value, JSON.stringify(values));
    return ack();
  });
}

await app.start(Number(PORT));
