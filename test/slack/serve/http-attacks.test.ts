// What strangers may send to the port: nothing reaches Slack or the log's end, and the next request is served.
import { once } from "node:events";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { nowInSeconds, readHealth, sendRequest, signRequest } from "../../support/requests.js";
import { type School, STAFF, startSchool, TESS } from "../../support/school.js";

const COMMAND = "command=%2Funit&text=help&user_id=U0TEACHER01";

/** The first line of the answer to these bytes; "" when the connection is closed without one. */
async function sendBytes(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    answer += chunk;
    socket.end();
  });
  socket.on("error", () => {});
  socket.write(bytes);
  await once(socket, "close");
  return answer.split("\r\n")[0] ?? "";
}

const toHead = (lines: string[], target = "POST /slack/events") =>
  `${[`${target} HTTP/1.1`, "host: bookend.example", ...lines].join("\r\n")}\r\n\r\n`;

const signedLines = ({ slack }: School, body = COMMAND) =>
  Object.entries(signRequest(slack.signingSecret, body).headers ?? {}).map(([name, value]) => `${name}: ${value}`);

const length = (body: string) => `content-length: ${body.length}`;

const attacks: [string, RegExp, (school: School) => string][] = [
  [
    "with two signatures",
    / 401 /,
    (at) => toHead([...signedLines(at), "x-slack-signature: v0=00", length(COMMAND)]) + COMMAND,
  ],
  [
    "with two times",
    / 401 /,
    (at) => toHead([...signedLines(at), "x-slack-request-timestamp: 1", length(COMMAND)]) + COMMAND,
  ],
  [
    "whose time is infinite",
    / 401 /,
    () => toHead(["x-slack-request-timestamp: Infinity", "x-slack-signature: v0=00", length(COMMAND)]) + COMMAND,
  ],
  ["with two lengths", / 400 /, (at) => toHead([...signedLines(at), length(COMMAND), "content-length: 1"]) + COMMAND],
  [
    "with a length and in chunks",
    / 400 /,
    (at) => `${toHead([...signedLines(at), length(COMMAND), "transfer-encoding: chunked"])}0\r\n\r\n`,
  ],
  [
    "of 2.2 MB in chunks, without a length",
    / 413 /,
    () => toHead(["transfer-encoding: chunked"]) + `1000\r\n${"x".repeat(4096)}\r\n`.repeat(550),
  ],
  ["that says it has 1 GB", / 413 /, () => toHead(["content-length: 1000000000"])],
  ["with 20 kB of headers", / 431 /, () => toHead([`x-long: ${"x".repeat(20_000)}`])],
  ["to an absolute address", / 404 /, () => toHead([length("")], "POST http://other.example/slack/events")],
  ["to a path with dots", / 404 /, () => toHead([length("")], "POST /slack/../slack/events")],
  ["to a path with two slashes", / 404 /, () => toHead([length("")], "POST //slack/events")],
  ["with HEAD", / 404 /, () => toHead([], "HEAD /slack/events")],
  ["with TRACE", / 404 /, () => toHead([], "TRACE /slack/events")],
  ["that wants a tunnel", /^$/, () => toHead([], "CONNECT example.com:443")],
  ["that wants a WebSocket", / 404 /, () => toHead(["connection: upgrade", "upgrade: websocket"], "GET /slack/events")],
  ["that isn't HTTP", / 400 /, () => "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n"],
];

it.each(attacks)("a request %s is refused, and the next one is served", async (_what, status, toBytes) => {
  const school = await startSchool();
  const calls = school.slack.calls.length;
  expect(await sendBytes(school.bookend.port, toBytes(school))).toMatch(status);
  expect(await readHealth(school.bookend.port, "/healthz")).toEqual([200, { alive: true }]);
  await school.slack.settle();
  expect(school.slack.calls.length).toBe(calls);
  expect(school.logged.filter((line) => line.includes('"error"'))).toEqual([]);
});

it("a request that ends early leaves nothing behind, and doesn't hold up the end", async () => {
  const school = await startSchool();
  const socket = connect(school.bookend.port, "127.0.0.1").on("error", () => {});
  socket.write(toHead([...signedLines(school), length(COMMAND)]) + COMMAND.slice(0, 5));
  await expect.poll(() => socket.bytesWritten).toBeGreaterThan(0);
  socket.destroy();
  await school.bookend.idle();
  await school.slack.as(TESS).command("/unit", "help", { channel: STAFF });
  await school.slack.settle();
  expect(school.slack.whispersTo(TESS)).toHaveLength(1);
});

it("a flood of forged requests is one line in the log", async () => {
  const school = await startSchool();
  const { port } = school.bookend;
  for (let count = 0; count < 50; count++) {
    expect((await sendRequest(port, { body: COMMAND })).status).toBe(401);
    const ahead = signRequest(school.slack.signingSecret, COMMAND, nowInSeconds() + 600);
    expect((await sendRequest(port, ahead)).status).toBe(401);
  }
  expect(school.logged.filter((line) => line.includes("Answered a request with 401"))).toHaveLength(1);
  expect(school.logged.filter((line) => line.includes("dated more than 5 minutes ahead"))).toHaveLength(1);
});
