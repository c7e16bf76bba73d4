// A file is downloaded from Slack's own hosts only, within a limit of bytes, without following redirects.
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { startWorkspace } from "../../../sandbox/workspace/start-workspace.js";
import { createClients, createSlackLogger } from "../../../src/slack/api/clients.js";
import { FileUnavailable, isFileAddress } from "../../../src/slack/api/files.js";

const SLACK = "https://slack.com/api/";

it.each([
  ["https://files.slack.com/files-pri/T1-F1/download/october.csv", SLACK, true],
  ["https://files.slack-gov.com/files-pri/T1-F1/october.csv", SLACK, true],
  ["http://127.0.0.1:4003/files/T1-F1/october.csv", "http://127.0.0.1:4003/api/", true],
  ["http://files.slack.com/files-pri/T1-F1/october.csv", SLACK, false],
  ["https://files.slack.com:8443/files-pri/T1-F1/october.csv", SLACK, false],
  ["https://files.slack.com.example.com/october.csv", SLACK, false],
  ["https://files.slack.com@127.0.0.1/october.csv", SLACK, false],
  ["https://slack.com/api/api.test", SLACK, false],
  ["https://docs.google.com/document/d/1", SLACK, false],
  ["http://169.254.169.254/latest/meta-data", SLACK, false],
  ["file:///etc/passwd", SLACK, false],
  ["", SLACK, false],
])("%j, with the API at %s, is an address of Slack's files: %s", (url, apiUrl, isSlacks) => {
  // With the API itself at slack.com, only the token's own host would be asked, and that serves no files.
  expect(isFileAddress(url, apiUrl === SLACK ? "https://api.example/" : apiUrl)).toBe(isSlacks);
});

const logger = createSlackLogger({ warn() {}, error() {} });

async function startSlack(scopes?: readonly string[]) {
  const slack = await startWorkspace(scopes ? { scopes, optionalScopes: ["files:read"] } : {});
  onTestFinished(() => slack.close());
  const tess = slack.as(slack.addPerson({ name: "tess" }).id);
  const { readFile } = createClients({ token: slack.botToken, apiUrl: slack.apiUrl, logger });
  return { slack, tess, readFile };
}

const problemOf = (answer: Promise<unknown>) =>
  answer.then(
    () => "read",
    (error) => (error instanceof FileUnavailable ? error.problem : String(error)),
  );

it("reads every byte of a file, and an empty one", async () => {
  const { tess, readFile } = await startSlack();
  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
  expect(Buffer.compare(await readFile(tess.upload("a.csv", bytes)), bytes)).toBe(0);
  expect(await readFile(tess.upload("b.csv", new Uint8Array()))).toHaveLength(0);
});

it("says why there is no file", async () => {
  const { slack, tess, readFile } = await startSlack();
  const id = tess.upload("a.csv", new TextEncoder().encode("a,b"));
  expect(await problemOf(readFile("F0000000404"))).toBe("refused");
  slack.faults.next("file_download", { kind: "html" });
  expect(await problemOf(readFile(id))).toBe("refused");
  slack.faults.next("file_download", { kind: "status", status: 403 });
  expect(await problemOf(readFile(id))).toBe("refused");
  slack.faults.next("file_download", { kind: "status", status: 503 });
  expect(await problemOf(readFile(id))).toBe("no_answer");
  slack.faults.next("file_download", { kind: "reset" });
  expect(await problemOf(readFile(id))).toBe("no_answer");
  slack.faults.next("files.info", { kind: "ratelimited", retryAfter: 30 });
  expect(await problemOf(readFile(id))).toBe("no_answer");
  expect(await problemOf(readFile(id))).toBe("read");
  tess.deleteUpload(id);
  expect(await problemOf(readFile(id))).toBe("refused");
  expect(slack.problems).toEqual([]);
});

it("says that the app may not read files", async () => {
  const { tess, readFile } = await startSlack(["commands"]);
  expect(await problemOf(readFile(tess.upload("a.csv", new Uint8Array(3))))).toBe("no_scope");
});

/** A server that plays the Web API and serves the file at an address of its own. */
async function startServer(serve: RequestListener, addressOf = (origin: string) => `${origin}/file`) {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    if (request.url !== "/api/files.info") return serve(request, response);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, file: { id: "F1", url_private_download: addressOf(origin) } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { readFile } = createClients({ token: "xoxb-test", apiUrl: `${origin}/api/`, logger });
  return { readFile, asked };
}

it("follows no redirect", async () => {
  const { readFile, asked } = await startServer((_request, response) => {
    response.writeHead(302, { location: "/elsewhere" }).end();
  });
  expect(await problemOf(readFile("F1"))).toBe("refused");
  expect(asked).toEqual(["/api/files.info", "/file"]);
});

it("doesn't ask a host that isn't Slack's", async () => {
  const other = await startServer((_request, response) => void response.end("a,b"));
  const { readFile, asked } = await startServer(
    (_request, response) => void response.end("a,b"),
    () => "http://127.0.0.1:1/file",
  );
  expect(await problemOf(readFile("F1"))).toBe("refused");
  expect(asked).toEqual(["/api/files.info"]);
  expect(other.asked).toEqual([]);
});

it("stops reading at 10 MB, however much the server says or sends", async () => {
  const MB = Buffer.alloc(1024 * 1024);
  let sent = 0;
  const endless = await startServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/csv" });
    const more = () => {
      while (!response.destroyed && sent < 500) {
        sent += 1;
        if (!response.write(MB)) return void response.once("drain", more);
      }
    };
    more();
  });
  expect(await problemOf(endless.readFile("F1"))).toBe("too_big");
  expect(sent).toBeLessThan(100);
  const announced = await startServer((_request, response) => {
    response.writeHead(200, { "content-length": 11 * 1024 * 1024 });
    response.write("a");
  });
  expect(await problemOf(announced.readFile("F1"))).toBe("too_big");
});
