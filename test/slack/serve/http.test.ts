// The HTTP server: it accepts only requests that Slack signed, recent and not too large. Health checks are answered.
import { expect, it } from "vitest";
import { nowInSeconds, type RawRequest, readHealth, sendRequest, signRequest } from "../../support/requests.js";
import { type School, STAFF, startSchool, TESS } from "../../support/school.js";

const FIVE_MINUTES = 5 * 60;

const commandOf = ({ slack }: School) =>
  new URLSearchParams({
    ...{ command: "/unit", text: "help", user_id: TESS, team_id: slack.teamId, channel_id: STAFF },
    ...{ trigger_id: "1.2.3", api_app_id: slack.appId },
  }).toString();

const requests: [string, number, (school: School) => RawRequest][] = [
  ["as Slack signs it", 200, (at) => signRequest(at.slack.signingSecret, commandOf(at))],
  [
    "almost five minutes old",
    200,
    (at) => signRequest(at.slack.signingSecret, commandOf(at), nowInSeconds() - FIVE_MINUTES + 5),
  ],
  [
    "almost five minutes ahead",
    200,
    (at) => signRequest(at.slack.signingSecret, commandOf(at), nowInSeconds() + FIVE_MINUTES - 5),
  ],
  ["signed with another secret", 401, (at) => signRequest("another-secret", commandOf(at))],
  [
    "more than five minutes old",
    401,
    (at) => signRequest(at.slack.signingSecret, commandOf(at), nowInSeconds() - FIVE_MINUTES - 5),
  ],
  [
    "more than five minutes ahead",
    401,
    (at) => signRequest(at.slack.signingSecret, commandOf(at), nowInSeconds() + FIVE_MINUTES + 5),
  ],
  [
    "changed after it was signed",
    401,
    (at) => ({ ...signRequest(at.slack.signingSecret, commandOf(at)), body: `${commandOf(at)}&x=1` }),
  ],
  ["not signed", 401, (at) => ({ body: commandOf(at) })],
  [
    "without its time",
    401,
    (at) => without(signRequest(at.slack.signingSecret, commandOf(at)), "x-slack-request-timestamp"),
  ],
  [
    "without its signature",
    401,
    (at) => without(signRequest(at.slack.signingSecret, commandOf(at)), "x-slack-signature"),
  ],
  ["with an invalid time", 401, (at) => withTime(signRequest(at.slack.signingSecret, commandOf(at)), "soon")],
  [
    "larger than 2 MB",
    413,
    (at) => signRequest(at.slack.signingSecret, `${commandOf(at)}&x=${"x".repeat(2 * 1024 * 1024)}`),
  ],
  ["larger than 2 MB and not signed", 413, () => ({ body: "x".repeat(2.2 * 1024 * 1024) })],
  ["with a payload that isn't JSON", 400, (at) => signRequest(at.slack.signingSecret, "payload=%7Bnot+json")],
  ["with broken JSON", 400, (at) => signRequest(at.slack.signingSecret, '{"type":')],
  ["sent with GET", 404, () => ({ method: "GET" })],
  [
    "to another address",
    404,
    (at) => ({ ...signRequest(at.slack.signingSecret, commandOf(at)), path: "/slack/other" }),
  ],
];

function without(request: RawRequest, header: string): RawRequest {
  const { [header]: _, ...headers } = request.headers ?? {};
  return { ...request, headers };
}

const withTime = (request: RawRequest, time: string): RawRequest => ({
  ...request,
  headers: { ...request.headers, "x-slack-request-timestamp": time },
});

it.each(requests)("a request %s is answered %i, and nothing else happens", async (_what, status, make) => {
  const school = await startSchool();
  const before = school.slack.calls.length;
  const answer = await sendRequest(school.bookend.port, make(school));
  expect(answer.status).toBe(status);
  if (status !== 200) expect(school.slack.calls.length).toBe(before);
  await school.slack.settle();
  expect(answer.body).not.toMatch(/secret|Error:|\n\s+at /);
});

it.each([
  ["a JSON list", "[]"],
  ["a form without fields", "a=1"],
  ["nothing", ""],
])("a signed request that is %s is refused, and the next one is served", async (_what, body) => {
  const school = await startSchool();
  const answer = await sendRequest(school.bookend.port, signRequest(school.slack.signingSecret, body));
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  const exchange = await school.slack.as(TESS).command("/unit", "help");
  await school.slack.settle();
  expect(exchange.status).toBe(200);
  expect(school.slack.problems).toEqual([]);
});

it("Slack's URL verification is answered", async () => {
  const school = await startSchool();
  const body = JSON.stringify({ type: "url_verification", challenge: "abc", token: "x" });
  expect(await sendRequest(school.bookend.port, signRequest(school.slack.signingSecret, body))).toEqual({
    status: 200,
    body: JSON.stringify({ challenge: "abc" }),
  });
});

it("health checks say that the process is alive and ready", async () => {
  const school = await startSchool();
  expect(await readHealth(school.bookend.port, "/healthz")).toEqual([200, { alive: true }]);
  expect(await readHealth(school.bookend.port, "/readyz")).toEqual([200, { ready: true }]);
  expect(await readHealth(school.bookend.port, "/readyz?full=1" as "/readyz")).toEqual([200, { ready: true }]);
  expect(await school.db.heartbeat.findMany()).toEqual([{ id: 1, beatAt: school.clock.now.toISOString() }]);
});

it("in Socket Mode health checks are answered and Slack's HTTP requests aren't", async () => {
  const school = await startSchool({ mode: "socket" });
  const { port } = school.bookend;
  expect(await readHealth(port, "/readyz")).toEqual([200, { ready: true }]);
  expect((await sendRequest(port, signRequest(school.slack.signingSecret, commandOf(school)))).status).toBe(404);
});
