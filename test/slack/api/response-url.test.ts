// A response_url is called only if it is Slack's, without following redirects, and its answer is believed only from Slack.
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { createSlackLogger } from "../../../src/slack/api/clients.js";
import { createRespond, isSlackAddress } from "../../../src/slack/api/response-url.js";
import { logByForm, whispers } from "../../support/logging.js";
import { STAFF, startSchool, TESS } from "../../support/school.js";

const SLACK = "https://slack.com/api/";

it.each([
  ["https://hooks.slack.com/commands/T1/2/x", SLACK, true],
  ["https://hooks.slack-gov.com/commands/T1/2/x", SLACK, true],
  ["https://HOOKS.SLACK.COM/commands/T1/2/x", SLACK, true],
  ["https://hooks.slack.com:443/commands/T1/2/x", SLACK, true],
  ["http://127.0.0.1:4003/response/1", "http://127.0.0.1:4003/api/", true],
  ["http://hooks.slack.com/commands/T1/2/x", SLACK, false],
  ["https://hooks.slack.com:8443/commands/T1/2/x", SLACK, false],
  ["https://hooks.slack.com.example.com/commands", SLACK, false],
  ["https://hooks.slack.com@127.0.0.1/commands", SLACK, false],
  ["https://127.0.0.1\\@hooks.slack.com/commands", SLACK, false],
  ["https://example.com/?hooks.slack.com", SLACK, false],
  ["https://evilhooks.slack.com/commands", SLACK, false],
  ["http://169.254.169.254/latest/meta-data", SLACK, false],
  ["http://127.0.0.1:4003/response/1", SLACK, false],
  ["http://127.0.0.1:4004/response/1", "http://127.0.0.1:4003/api/", false],
  ["http://slack.example/response/1", "https://slack.example/api/", false],
  ["file:///etc/passwd", SLACK, false],
  ["javascript:alert(1)", SLACK, false],
  ["hooks.slack.com/commands", SLACK, false],
  ["", SLACK, false],
])("%j, with the API at %s, is Slack's address: %s", (url, apiUrl, isSlacks) => {
  expect(isSlackAddress(url, apiUrl)).toBe(isSlacks);
});

/** A server that answers like this, and the addresses it was called at. */
async function startServer(answer: RequestListener) {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

function createRespondTo(apiUrl: string) {
  const logged: string[] = [];
  const write = (fields: object, event: string) => void logged.push(JSON.stringify({ ...fields, event }));
  return { respond: createRespond({ apiUrl, logger: createSlackLogger({ warn: write, error: write }) }), logged };
}

const PAGE = "<!DOCTYPE html><html><body>Please sign in to the school's network.</body></html>";

it.each<[string, boolean, RequestListener]>([
  ["ok", true, (_, response) => response.end("ok")],
  ["an empty 200", true, (_, response) => response.end()],
  ["404, as Slack says that the address is used up", false, (_, response) => response.writeHead(404).end("used_url")],
  ["500", false, (_, response) => response.writeHead(500).end("no")],
  ["a proxy's page", false, (_, response) => response.end(PAGE)],
  [
    "an answer that breaks off, after a 200",
    true,
    (_, response) => {
      response.write("o", () => response.destroy());
    },
  ],
  ["no answer", false, (_, response) => void response.destroy()],
])("%s means that the message arrived: %s", async (_what, arrived, answer) => {
  const { origin, asked } = await startServer(answer);
  const { respond, logged } = createRespondTo(`${origin}/api/`);
  expect(await respond(`${origin}/response/1`, { text: "Saved" })).toBe(arrived);
  expect(asked).toEqual(["/response/1"]);
  expect(logged).toEqual([]);
});

it.each<[string, RequestListener]>([
  ["a name", (_, response) => response.writeHead(400).end("msg_blocks_too_long")],
  ["JSON", (_, response) => response.writeHead(400).end('{"ok":false,"error":"msg_blocks_too_long"}')],
  ["JSON with a 200", (_, response) => response.end('{"ok":false,"error":"msg_blocks_too_long"}')],
])("a refusal of the content, as %s, is thrown by Slack's name", async (_how, answer) => {
  const { origin } = await startServer(answer);
  const { respond } = createRespondTo(`${origin}/api/`);
  await expect(respond(`${origin}/response/1`, {})).rejects.toMatchObject({ data: { error: "msg_blocks_too_long" } });
});

it("any other refusal means that the message didn't arrive, whatever its status", async () => {
  const { origin } = await startServer((_, response) => response.end('{"ok": false, "error": "no_service"}'));
  const { respond } = createRespondTo(`${origin}/api/`);
  expect(await respond(`${origin}/response/1`, {})).toBe(false);
});

it("only the start of an endless answer is read", async () => {
  let isClosed = false;
  const { origin } = await startServer((_, response) => {
    const writing = setInterval(() => response.write("x".repeat(1000)), 1);
    response.on("close", () => {
      clearInterval(writing);
      isClosed = true;
    });
  });
  const { respond } = createRespondTo(`${origin}/api/`);
  expect(await respond(`${origin}/response/1`, {})).toBe(true);
  await expect.poll(() => isClosed).toBe(true);
});

it("a redirect isn't followed", async () => {
  const elsewhere = await startServer((_, response) => response.end("ok"));
  const { origin } = await startServer((_, response) =>
    response.writeHead(307, { location: `${elsewhere.origin}/response/1` }).end(),
  );
  const { respond } = createRespondTo(`${origin}/api/`);
  expect(await respond(`${origin}/response/1`, { text: "Saved" })).toBe(false);
  expect(elsewhere.asked).toEqual([]);
});

it("another address isn't called, and the log names neither it nor what was to be said", async () => {
  const { origin, asked } = await startServer((_, response) => response.end("ok"));
  const { respond, logged } = createRespondTo(SLACK);
  expect(await respond(`${origin}/secret-path`, { text: "Saved: Rivers" })).toBe(false);
  expect(asked).toEqual([]);
  expect(logged).toHaveLength(1);
  expect(logged.join()).not.toMatch(/secret-path|127\.0\.0\.1|Rivers/);
});

it.each(["command", "form"])(
  "a forged address in a %s is never called, and the person reads the answer elsewhere",
  async (kind) => {
    const { origin, asked } = await startServer((_, response) => response.end("ok"));
    const school = await startSchool();
    const { slack } = school;
    if (kind === "command") {
      const { request } = await slack.as(TESS).command("/unit", "rubric", { channel: STAFF });
      await slack.settle();
      await slack.deliver("command", { ...request.payload, trigger_id: "9.9", response_url: `${origin}/response/1` });
    } else {
      const { request } = await logByForm(school);
      const { view } = request.payload as { view: { private_metadata: string; state: object } };
      const metadata = JSON.parse(view.private_metadata);
      metadata.origin.responseUrl = `${origin}/response/1`;
      const state = JSON.parse(JSON.stringify(view.state).replace("Ancient Egypt", "Rivers"));
      const forged = { ...view, id: "V0FORGED001", state, private_metadata: JSON.stringify(metadata) };
      await slack.deliver("interaction", { ...request.payload, view: forged });
    }
    await slack.settle();
    expect(asked).toEqual([]);
    expect(whispers(school)).toHaveLength(2);
    expect(school.logged.filter((line) => line.includes("response_url isn't Slack's"))).toHaveLength(1);
  },
);
