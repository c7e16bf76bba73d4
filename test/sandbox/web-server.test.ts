// Tests of the page's server: who may ask, what it serves, what it refuses, and what a visitor's acts do.
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ADMIN_CHANNEL, ALL_STAFF, GRADE_4, LEE, PRINCIPAL, TESS } from "../../sandbox/demo/school.js";
import type { InspectorEntry } from "../../sandbox/web/contract.js";
import { WebServer } from "../../sandbox/web/server/server.js";
import { makeFolder } from "../support/folders.js";
import { openDemo, Visitor } from "../support/visitor.js";
import { waitForValue } from "../support/waiting.js";

const BOT = "U00000000B0";

const openEmpty = async () => {
  const demo = await openDemo({ empty: true });
  return { ...demo, visitor: new Visitor(demo) };
};

interface HttpRequest {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

interface Reply {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  text: string;
}

/** `fetch` can't set the Host or send an unnormalized path. */
function send(port: number, { method = "GET", path = "/api/snapshot?as=U0TEACHER01", headers, body }: HttpRequest) {
  return new Promise<Reply>((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, method, path, headers: { ...headers } }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
      resolve({ status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() });
    });
    sent.on("error", reject).end(body);
  });
}

const portOf = (url: string) => Number(new URL(url).port);
const JSON_TYPE = { "content-type": "application/json" };

describe("a request", () => {
  it("is answered only at the server's own address and only for its own page", async () => {
    const { url } = await openEmpty();
    const port = portOf(url);
    const statusOf = async (request: HttpRequest) => (await send(port, request)).status;
    const act = { method: "POST", path: "/api/act", body: '{"as":"U0TEACHER01","act":{"kind":"openHome"}}' };
    expect(await statusOf({})).toBe(200);
    expect(await statusOf({ headers: { host: `localhost:${port}` } })).toBe(200);
    expect(await statusOf({ headers: { origin: `http://127.0.0.1:${port}` } })).toBe(200);
    expect(await statusOf({ headers: { host: `school.example:${port}` } })).toBe(403);
    expect(await statusOf({ headers: { host: "127.0.0.1" } })).toBe(403);
    expect(await statusOf({ headers: { origin: "https://school.example" } })).toBe(403);
    expect(await statusOf({ headers: { origin: "null" } })).toBe(403);
    expect(await statusOf({ ...act, headers: JSON_TYPE })).toBe(200);
    expect(await statusOf({ ...act, headers: { "content-type": "text/plain" } })).toBe(403);
    expect(await statusOf({ ...act, headers: { ...JSON_TYPE, origin: "http://localhost:1" } })).toBe(403);
    expect(await statusOf({ ...act, headers: { ...JSON_TYPE, "sec-fetch-site": "cross-site" } })).toBe(403);
  });

  it.each([
    ["/api/act", "{", "The request is not JSON."],
    ["/api/act", '{"as":"U0TEACHER01","act":{"kind":"dance"}}', /^act\.kind: /],
    ["/api/act", '{"as":"U0TEACHER01","act":{"kind":"say","channel":"C1"}}', /^act\.text: /],
    ["/api/act", '{"as":"U0NOBODY","act":{"kind":"openHome"}}', "You can't act as U0NOBODY: no such person."],
    ["/api/act", `{"as":"${BOT}","act":{"kind":"openHome"}}`, `You can't act as ${BOT}: no such person.`],
    ["/api/suggest", "[]", /^request: /],
    ["/api/clock", '{"to":"yesterday"}', /^request: /],
    ["/api/clock", '{"at":"2026-13-01T00:00:00Z"}', /^at: /],
    ["/api/clock", '{"at":"2036-01-01T00:00:00Z"}', "You can move the clock up to 5 years."],
    ["/api/clock", '{"to":"next-post"}', "No post is scheduled yet. Log a unit first."],
    ["/api/faults", '{"name":"fire","on":true}', /^name: /],
  ])("to %s that isn't understood (%s) is refused in one line", async (path, body, words) => {
    const { visitor } = await openEmpty();
    const response = await visitor.send(path, body);
    const answer = (await response.json()) as { ok: boolean; error: string };
    expect(response.status).toBe(400);
    expect(answer).toEqual({ ok: false, error: expect.stringMatching(words) });
    expect(answer.error).not.toContain("\n");
  });

  it("that is too long isn't read to the end", async () => {
    const { visitor } = await openEmpty();
    const response = await visitor.send("/api/act", `"${"x".repeat(16_000_000)}"`);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ ok: false, error: "The request is too long." });
  });
});

describe("the page's files", () => {
  const openFiles = async () => {
    const folder = await makeFolder();
    const page = join(folder, "page");
    await mkdir(join(page, "assets"), { recursive: true });
    await writeFile(join(page, "assets", "page.js"), "document.title;");
    await writeFile(join(folder, "secret.txt"), "secret");
    const { workspace } = await openEmpty();
    const server = new WebServer(page);
    onTestFinished(() => server.close());
    const port = await server.listen(0);
    const begin = () =>
      server.show(
        {
          workspace,
          titles: {},
          commands: [],
          shortcuts: [],
          clock: { read: async () => ({ now: "", timeZone: "UTC", nextPost: undefined }), move: async () => {} },
          faults: { list: () => [], turn: () => {} },
        },
        { realMs: 1 },
      );
    return { page, port, begin };
  };

  it("come with a policy that lets only the page's own scripts run", async () => {
    const { page, port, begin } = await openFiles();
    begin();
    await writeFile(join(page, "index.html"), "<!doctype html><title>Demo</title>");
    const index = await send(port, { path: "/" });
    expect(index).toMatchObject({ status: 200, text: expect.stringContaining("<title>Demo") });
    expect(index.headers["content-type"]).toBe("text/html; charset=utf-8");
    const policy = index.headers["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(index.headers["x-content-type-options"]).toBe("nosniff");
    const script = await send(port, { path: "/assets/page.js?v=1" });
    expect(script.headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(script.text).toBe("document.title;");
  });

  it("are the only files it serves", async () => {
    const { port, begin } = await openFiles();
    begin();
    for (const path of [
      "/../secret.txt",
      "/%2e%2e/secret.txt",
      "/assets/..%2f..%2fsecret.txt",
      "/assets",
      "/none.js",
    ]) {
      expect(await send(port, { path })).toMatchObject({ status: 404, text: "Not found.\n" });
    }
  });

  it("wait while the server starts, and say if the page isn't built yet", async () => {
    const { port, begin } = await openFiles();
    const early = send(port, { path: "/assets/page.js" });
    begin();
    expect(await early).toMatchObject({ status: 200 });
    expect(await send(port, { path: "/" })).toMatchObject({
      status: 503,
      text: expect.stringContaining("npm run build"),
    });
  });
});

describe("the stream of changes", () => {
  it("sends a higher version after each change to every open page", async () => {
    const { url, visitor } = await openEmpty();
    const versions: number[] = [];
    const stream = request(new URL("/api/changes", url), (response: IncomingMessage) => {
      response.setEncoding("utf8").on("data", (text: string) => {
        for (const [, version] of text.matchAll(/event: change\ndata: (\d+)\n\n/g)) versions.push(Number(version));
      });
    });
    stream.on("error", () => undefined).end();
    onTestFinished(() => void stream.destroy());
    await waitForValue(async () => versions.length > 0);
    const before = (await visitor.see(LEE)).version;
    await visitor.act(TESS, { kind: "say", channel: ALL_STAFF, text: "Good morning" });
    await waitForValue(async () => (versions.at(-1) ?? 0) > before);
    await visitor.move({ to: "next-day" });
    await waitForValue(async () => (versions.at(-1) ?? 0) > before + 1);
    expect((await visitor.see(LEE)).version).toBeGreaterThanOrEqual(versions.at(-1) ?? 0);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  });
});

describe("a message", () => {
  it("is seen by the channel's members, is unread until they look, and can't pose as markup", async () => {
    const { visitor } = await openEmpty();
    const text = "Thank you @Lee Marchbanks & <!channel> <b>all</b>";
    await visitor.act(TESS, { kind: "say", channel: GRADE_4, text });
    const message = (await visitor.messages(LEE, GRADE_4)).at(-1);
    expect(message).toMatchObject({
      userName: "Tess Whitlock",
      text: `Thank you <@${LEE}> &amp; &lt;!channel&gt; &lt;b&gt;all&lt;/b&gt;`,
      isApp: false,
    });
    const unread = async (as: string) => (await visitor.see(as)).conversations.find(({ id }) => id === GRADE_4)?.unread;
    expect([await unread(LEE), await unread(TESS)]).toEqual([1, 0]);
    await visitor.act(LEE, { kind: "read", channel: GRADE_4 });
    expect(await unread(LEE)).toBe(0);
    expect((await visitor.see(PRINCIPAL)).messages[GRADE_4]).toBeUndefined();
  });

  it("in a thread belongs to its parent", async () => {
    const { visitor } = await openEmpty();
    await visitor.act(TESS, { kind: "say", channel: GRADE_4, text: "Rivers next week?" });
    const first = (await visitor.messages(LEE, GRADE_4)).at(-1);
    await visitor.act(LEE, { kind: "say", channel: GRADE_4, text: "Gladly", threadTs: first?.ts ?? "" });
    const second = (await visitor.messages(TESS, GRADE_4)).at(-1);
    expect(second).toMatchObject({ text: "Gladly", threadTs: first?.ts });
  });

  it("is refused where no one reads it, and where the person isn't a member", async () => {
    const { visitor } = await openEmpty();
    const direct = (await visitor.see(TESS)).conversations.at(-1)?.id ?? "";
    const say = (channel: string, text: string) => visitor.act(TESS, { kind: "say", channel, text });
    expect((await say(direct, "Hello")).error).toContain("doesn't read messages here");
    expect((await say(ADMIN_CHANNEL, "Hello")).error).toContain("not in library-admin");
    expect((await say(ALL_STAFF, "  ")).error).toContain("nothing to send");
  });
});

describe("a command", () => {
  it("that the app doesn't have isn't sent to it", async () => {
    const { visitor, workspace } = await openEmpty();
    expect((await visitor.type(TESS, "/lunch now")).error).toContain("/lunch is not a valid command");
    expect((await visitor.type(TESS, "log")).error).toContain("not a valid command");
    expect(workspace.exchanges).toEqual([]);
  });

  it("carries mentions as Slack does when the manifest asks for it", async () => {
    const { visitor, workspace } = await openEmpty();
    await visitor.type(TESS, `/unit log Rivers & <Deltas> with <@${LEE}> and @Noor Halabiyan`);
    const [exchange] = workspace.exchanges;
    expect(exchange?.request.payload.text).toBe(
      `log Rivers &amp; &lt;Deltas&gt; with <@${LEE}|Lee Marchbanks> and <@U0LIBRARY02|Noor Halabiyan>`,
    );
  });

  it("shows as pending until the app acks it, and as failed after 3 seconds", async () => {
    const { visitor, workspace } = await openEmpty();
    const waiting: ServerResponse[] = [];
    const slow = createServer((_request, response) => void waiting.push(response)).listen(0, "127.0.0.1");
    onTestFinished(() => void slow.close());
    await once(slow, "listening");
    workspace.sendTo(`http://127.0.0.1:${(slow.address() as AddressInfo).port}/`);

    const command = visitor.type(TESS, "/unit help");
    await waitForValue(async () => waiting.length === 1);
    expect((await visitor.see(TESS)).working).toEqual([{ channel: ALL_STAFF }]);
    expect((await visitor.see(LEE)).working).toEqual([]);
    waiting[0]?.end();
    expect(await command).toEqual({ ok: true });
    expect(await visitor.see(TESS)).toMatchObject({ working: [] });

    expect(await visitor.type(TESS, "/unit help")).toEqual({ ok: false });
    expect((await visitor.see(TESS)).failure?.text).toBe(
      "/unit failed because the app did not respond (operation_timeout).",
    );
  });
});

describe("a form", () => {
  const openForm = async () => {
    const { visitor } = await openEmpty();
    expect(await visitor.act(TESS, { kind: "shortcut", callbackId: "log-unit" })).toEqual({ ok: true });
    const view = await waitForValue(async () => (await visitor.see(TESS)).modals.at(-1));
    return { visitor, view };
  };

  it("keeps what is typed, is refused by Slack's client if something is missing, and marks the app's errors", async () => {
    const { visitor, view } = await openForm();
    await visitor.act(TESS, { kind: "fill", view: view.id, fields: { title: "Rivers", partners: [LEE] } });
    expect((await visitor.see(TESS)).modals[0]?.values).toMatchObject({ title: "Rivers", partners: [LEE] });
    const refused = await visitor.act(TESS, { kind: "submit", view: view.id });
    expect(refused).toEqual({ ok: false, refused: { grades: expect.any(String), level: expect.any(String) } });
    await visitor.act(TESS, { kind: "fill", view: view.id, fields: { grades: ["4"], level: "2", partners: [TESS] } });
    await visitor.act(TESS, { kind: "submit", view: view.id });
    const modal = (await visitor.see(TESS)).modals[0];
    expect(Object.keys(modal?.errors ?? {})).toEqual(["partners"]);
    expect(modal?.values.title).toBe("Rivers");
  });

  it("is seen only by the person who opened it, and closes once", async () => {
    const { visitor, view } = await openForm();
    expect((await visitor.see(LEE)).modals).toEqual([]);
    expect((await visitor.act(LEE, { kind: "submit", view: view.id })).error).toContain("already closed");
    const close = () => visitor.act(TESS, { kind: "close", view: view.id });
    expect([await close(), await close()]).toEqual([{ ok: true }, { ok: true }]);
    expect((await visitor.see(TESS)).modals).toEqual([]);
    expect((await visitor.act(TESS, { kind: "fill", view: view.id, fields: {} })).error).toContain("already closed");
  });

  it("accepts only what can be chosen", async () => {
    const { visitor, view } = await openForm();
    const result = await visitor.act(TESS, { kind: "fill", view: view.id, fields: { level: "9" } });
    expect(result).toMatchObject({ ok: false, error: expect.stringContaining("has no option") });
  });
});

describe("suggestions", () => {
  it("come from the app while a person types", async () => {
    const visitor = new Visitor(await openDemo());
    await visitor.type(TESS, "/unit log");
    const view = await waitForValue(async () => (await visitor.see(TESS)).modals.at(-1));
    const query = { as: TESS, view: view.id, blockId: "subject", query: "sci" };
    const answer = await (await visitor.send("/api/suggest", query)).json();
    expect(answer).toEqual({ options: expect.arrayContaining([{ text: "Science", value: "Science" }]) });
    const elsewhere = await visitor.send("/api/suggest", { ...query, view: "V0" });
    expect(await elsewhere.json()).toEqual({ options: [] });
    expect((await visitor.send("/api/suggest", { ...query, blockId: "title" })).status).toBe(400);
  });
});

describe("a button", () => {
  it("in a message is clicked by its ids, and only by people who see it", async () => {
    const { visitor } = await openEmpty();
    await visitor.type(TESS, "/unit log Rivers, grade 4, level 2 with @Lee Marchbanks");
    const saved = await waitForValue(async () =>
      (await visitor.messages(TESS, ALL_STAFF)).find(({ text }) => text.includes("Saved: Rivers")),
    );
    const actions = saved.blocks.find((block) => block.type === "actions");
    const undo = actions?.elements.find((element) => JSON.stringify(element).includes("Undo"));
    const ids = { blockId: actions?.block_id ?? "", actionId: undo?.action_id ?? "" };
    const on = { channel: ALL_STAFF, ts: saved.ts };
    expect((await visitor.act(LEE, { kind: "click", on, ...ids })).error).toBe("This message was deleted.");
    expect(await visitor.act(TESS, { kind: "click", on, ...ids, blockId: "other" })).toMatchObject({ ok: false });
    expect(await visitor.act(TESS, { kind: "click", on, ...ids })).toEqual({ ok: true });
    await waitForValue(async () => (await visitor.whispers(TESS)).some((text) => text.startsWith("Deleted: Rivers")));
  });
});

describe("the inspector", () => {
  it("shows each exchange with its request, answer and time, oldest first, and only what is new", async () => {
    const { visitor } = await openEmpty();
    await visitor.type(TESS, "/unit log");
    await waitForValue(async () => (await visitor.see(TESS)).modals.at(-1));
    const entries = await waitForValue(async () => {
      const all = await visitor.inspect();
      return all.some(({ title }) => title === "views.open") && all;
    });
    const find = (title: string): InspectorEntry | undefined => entries.find((entry) => entry.title === title);
    expect(find("/unit")).toMatchObject({
      direction: "slack-to-app",
      status: "200",
      ms: expect.any(Number),
      request: { payload: { text: "log" }, headers: { "x-slack-signature": expect.stringMatching(/^v0=/) } },
    });
    expect(find("views.open")).toMatchObject({
      direction: "app-to-slack",
      status: "ok",
      ms: expect.any(Number),
      answer: { ok: true },
      refused: [],
    });
    const ids = entries.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(await visitor.inspect(ids.at(-1))).toEqual([]);
  });

  it("shows which call failed and what the strict checks refused", async () => {
    const { visitor, workspace } = await openEmpty();
    await visitor.turn("error500", true);
    await visitor.type(TESS, "/unit log");
    const entry = await waitForValue(async () => (await visitor.inspect()).find(({ title }) => title === "users.info"));
    expect(entry.status).toBe("500");
    await visitor.turn("error500", false);
    const headers = { "content-type": "application/json", authorization: `Bearer ${workspace.botToken}` };
    const body = JSON.stringify({ channel: ALL_STAFF, blocks: [{ type: "confetti" }], text: "Hi" });
    await fetch(new URL("chat.postMessage", workspace.apiUrl), { method: "POST", headers, body });
    const refused = (await visitor.inspect()).at(-1);
    expect(refused).toMatchObject({ title: "chat.postMessage", status: "invalid_blocks" });
    expect(refused?.refused.join()).toContain("invalid_blocks");
  });

  it("shows a call that Slack never answered", async () => {
    const { visitor } = await openEmpty();
    await visitor.turn("silent", true);
    await visitor.type(TESS, "/unit log");
    await waitForValue(async () => (await visitor.inspect()).some(({ status }) => status === "no answer"));
  });
});
