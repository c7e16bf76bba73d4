// A Slack just big enough for the bench: the few Web API methods Bookend calls, and the URLs its answers go to.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { WORKSPACE } from "./requests.mjs";

const ANSWER_TIMEOUT_MS = 10_000;

const methods = {
  "auth.test": () => ({ team_id: WORKSPACE, team: "Bench School", user_id: "U0BOT0001", bot_id: "B0BOT0001" }),
  "views.open": () => ({ view: { id: "V0BENCH01" } }),
  "users.info": (params) => {
    const id = params.get("user");
    const profile = { display_name: `Name of ${id}`, real_name: `Name of ${id}` };
    return { user: { id, team_id: WORKSPACE, name: id, profile, tz: "America/New_York", locale: "en-US" } };
  },
};

async function readBody(request) {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  return body;
}

/** Starts the server. `expectAnswer()` returns a response_url and a promise of what is posted there. */
export async function startSlack() {
  const expected = new Map();
  let received = 0;
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const [, area, name] = (request.url ?? "").split("/");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, ...(area === "api" ? methods[name]?.(new URLSearchParams(body)) : {}) }));
    received += 1;
    if (area === "answers") expected.get(name)?.(body);
  });
  // The clients reuse connections. If this server closed one between two requests, Bookend's figure would pay for it.
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  return {
    apiUrl: `${address}/api/`,
    /** Where answers go that nobody waits for. */
    answersUrl: `${address}/answers/`,
    /** How many requests it has received. */
    get received() {
      return received;
    },
    expectAnswer() {
      const id = randomUUID();
      const answer = new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error("Bookend sent no answer after its ack.")), ANSWER_TIMEOUT_MS);
        expected.set(id, (body) => {
          clearTimeout(timer);
          expected.delete(id);
          resolve(body);
        });
      });
      // A caller that doesn't wait for the answer must not fail if there is none.
      answer.catch(() => {});
      return { responseUrl: `${address}/answers/${id}`, answer };
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
