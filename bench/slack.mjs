// A Slack just large enough for the bench: the few Web API methods Bookend calls, and the addresses its answers go to.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { WORKSPACE } from "./requests.mjs";

const PATIENCE_MS = 10_000;

const methods = {
  "auth.test": () => ({ team_id: WORKSPACE, team: "Bench School", user_id: "U0BOT0001", bot_id: "B0BOT0001" }),
  "users.info": (asked) => {
    const id = asked.get("user");
    const profile = { display_name: `Name of ${id}`, real_name: `Name of ${id}` };
    return { user: { id, team_id: WORKSPACE, name: id, profile, tz: "America/New_York", locale: "en-US" } };
  },
};

async function readBody(request) {
  let body = "";
  for await (const piece of request.setEncoding("utf8")) body += piece;
  return body;
}

/** Starts it. `expectAnswer()` gives a response_url and a promise of what is posted there. */
export async function startSlack() {
  const expected = new Map();
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const [, area, name] = (request.url ?? "").split("/");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, ...(area === "api" ? methods[name]?.(new URLSearchParams(body)) : {}) }));
    if (area === "answers") expected.get(name)?.(body);
  });
  // The clients keep their connections: one that is closed on them between two requests would count as theirs.
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  return {
    apiUrl: `${address}/api/`,
    expectAnswer() {
      const id = randomUUID();
      const answer = new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error("The answer after an ack did not come.")), PATIENCE_MS);
        expected.set(id, (body) => {
          clearTimeout(timer);
          expected.delete(id);
          resolve(body);
        });
      });
      // Whoever does not wait for it is not to fail by it.
      answer.catch(() => {});
      return { responseUrl: `${address}/answers/${id}`, answer };
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
