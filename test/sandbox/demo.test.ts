// Tests of the demo as a visitor meets it: the real app in a school with a past, moved in time and broken in every way.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openerOn } from "../../sandbox/demo/browser.js";
import type { Demo } from "../../sandbox/demo/demo.js";
import { ADMIN_CHANNEL, ALL_STAFF, GONE, GRADE_4, GUEST, LEE, PRINCIPAL, TESS } from "../../sandbox/demo/school.js";
import { blockWrites } from "../../sandbox/demo/write-block.js";
import type { FaultSwitch } from "../../sandbox/web/contract.js";
import { sheetOf, sheets } from "../../src/content/index.js";
import { DAY_MS } from "../../src/domain/time/duration.js";
import { Month } from "../../src/domain/time/month.js";
import { sheetInTurn } from "../../src/domain/time/prompt-schedule.js";
import { StartError } from "../../src/start-error.js";
import { DatabaseError } from "../../src/store/sql/errors.js";
import { makeFolder } from "../support/folders.js";
import { importsIn, textOf } from "../support/source-tree.js";
import { openSecondClient } from "../support/sqlite-file.js";
import { openDemo, Visitor } from "../support/visitor.js";
import { waitForValue } from "../support/waiting.js";

const ONE_LINE = "/unit log Ancient Egypt, grade 6, level 2 with @Lee Marchbanks";

/** The title of the sheet that a month's prompt is about. */
function promptedIn(month: string): string {
  const keys = sheets.map(({ key }) => key);
  return sheetOf(sheetInTurn(Month.parse(month), keys) ?? "")?.title ?? "";
}

const reportsOf = async (visitor: Visitor, as = PRINCIPAL) =>
  (await visitor.messages(as, ADMIN_CHANNEL)).map(({ text }) => text);

const countOf = (texts: readonly string[], words: string) => texts.filter((text) => text.includes(words)).length;

describe("the school with a past", () => {
  it("has every report in #library-admin, each posted on time by the app, and none again at the start", async () => {
    const { workspace, stop } = await openDemo();
    const reports = workspace.messagesIn(ADMIN_CHANNEL);
    const titles = reports.map(({ text }) => text.split("\n")[0]);
    // Of thirteen months and one school year.
    expect(titles).toHaveLength(14);
    expect(new Set(titles).size).toBe(14);
    expect(titles.filter((title) => title?.includes("Annual Summary"))).toEqual([
      "Library Utilization Report: Annual Summary 2025-26 · Lincoln School",
    ]);
    expect(titles.slice(-2)).toEqual([
      "Library Utilization Report: September 2026 · Lincoln School",
      "Library Utilization Report: October 2026 · Lincoln School",
    ]);
    expect(reports.filter(({ text }) => text.includes("Posted late"))).toEqual([]);
    expect(workspace.problems).toEqual([]);
    await stop();
  });

  it("has departments, answers to optional questions, and a talk that became a unit", async () => {
    const visitor = new Visitor(await openDemo());
    await visitor.type(LEE, "/unit talks");
    await waitForValue(async () => countOf(await visitor.whispers(LEE), "probably became"));
    await visitor.type(LEE, "/unit report October");
    await waitForValue(async () => countOf(await visitor.whispers(LEE), "Taught together"));
    await visitor.type(LEE, "/unit coverage");
    await waitForValue(async () => countOf(await visitor.whispers(LEE), "Departments: 3 of 4 have units. None: Arts."));
  });

  it("shows each person their own channels and everyone's job", async () => {
    const visitor = new Visitor(await openDemo({ empty: true }));
    const names = async (as: string) => (await visitor.see(as)).conversations.map(({ name }) => name);
    expect(await names(TESS)).toEqual(["all-staff", "grade-4", "leadership", "Bookend"]);
    expect(await names(PRINCIPAL)).toEqual(["all-staff", "library-admin", "leadership", "Bookend"]);
    expect(await names(GUEST)).toEqual(["all-staff", "grade-4", "Bookend"]);
    const { people } = await visitor.see(TESS);
    expect(people.filter(({ title }) => title === "")).toEqual([]);
    expect(people.find(({ id }) => id === PRINCIPAL)).toMatchObject({ title: "Principal, admin", isAdmin: true });
    expect(people.find(({ id }) => id === GONE)).toMatchObject({ hasLeft: true });
  });
});

describe("a visitor", () => {
  it("logs in one line and by form, moves to the report, and finds both in it once, however the clock moves", async () => {
    const visitor = new Visitor(await openDemo());
    const before = await reportsOf(visitor);
    expect(await visitor.type(TESS, ONE_LINE)).toEqual({ ok: true });
    await waitForValue(async () => countOf(await visitor.whispers(TESS), "Saved: Ancient Egypt"));
    expect(await visitor.logByForm(TESS, "The Nile today")).toEqual({ ok: true });
    await waitForValue(async () => countOf(await visitor.whispers(TESS), "Saved: The Nile today"));

    const { clock } = await visitor.see(TESS);
    expect(clock.nextPost).toEqual({
      at: "2026-11-16T15:00:00.000Z",
      what: `November's prompt (${promptedIn("2026-11")})`,
    });
    await visitor.move({ to: "next-report" });
    const after = await reportsOf(visitor);
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).toMatch(/November 2026[\s\S]*Ancient Egypt[\s\S]*The Nile today/);
    expect(after.at(-1)).not.toContain("Posted late");

    for (const to of ["today", "next-month", "today", "next-day"] as const) await visitor.move({ to });
    expect(await reportsOf(visitor)).toHaveLength(before.length + 1);
    const again = (await visitor.see(TESS)).clock.nextPost;
    expect(again?.what).toBe(`December's prompt (${promptedIn("2026-12")})`);
  });

  it("who moves to the end of a month finds the reminder to log, and the librarians their own", async () => {
    const { workspace, ...demo } = await openDemo();
    const visitor = new Visitor(demo);
    await visitor.move({ at: "2026-11-27T15:00:00Z" });
    const reminder = /^November closes on Mon, Nov 30\. \d+ units so far \(\d+ last November\)\./;
    const posted = workspace.messagesIn(ALL_STAFF).filter(({ text }) => reminder.test(text));
    expect(posted.map(({ ts }) => new Date(Number(ts) * 1000).toISOString().slice(0, 13))).toEqual(["2026-11-23T15"]);
    const own = workspace.directMessagesTo(LEE).filter(({ text }) => reminder.test(text));
    expect(own.map(({ text }) => text)).toEqual([expect.stringContaining("No units yet this term: ")]);
    expect(workspace.problems).toEqual([]);
  });

  it("who skips months finds each report posted on its own day", async () => {
    const { workspace, ...demo } = await openDemo();
    const visitor = new Visitor(demo);
    const before = workspace.messagesIn(ADMIN_CHANNEL).length;
    await visitor.move({ at: "2027-03-15T12:00:00Z" });
    const newReports = workspace.messagesIn(ADMIN_CHANNEL).slice(before);
    const days = newReports.map(({ ts }) => new Date(Number(ts) * 1000).toISOString().slice(0, 10));
    expect(days).toEqual(["2026-12-02", "2027-01-05", "2027-02-02", "2027-03-02"]);
    expect(newReports.filter(({ text }) => text.includes("Posted late"))).toEqual([]);
    const { now } = (await visitor.see(TESS)).clock;
    expect(Math.abs(Date.parse(now) - Date.parse("2027-03-15T12:00:00Z"))).toBeLessThan(20_000);
  });

  it("who visits at night finds the next day that people were asked during the day", async () => {
    const { workspace, ...demo } = await openDemo();
    const visitor = new Visitor(demo);
    await visitor.move({ at: "2026-11-18T03:00:00Z" });
    await visitor.type(TESS, ONE_LINE);
    await waitForValue(async () => countOf(await visitor.whispers(TESS), "Saved: Ancient Egypt"));
    const questions = () =>
      workspace.directMessagesTo(LEE).filter(({ text }) => text.includes("logged Ancient Egypt with you"));
    expect(questions()).toEqual([]);
    await visitor.move({ to: "next-day" });
    expect(questions().map(({ ts }) => new Date(Number(ts) * 1000).toISOString().slice(0, 13))).toEqual([
      "2026-11-18T17",
    ]);
  });

  it("is refused as a guest, and can't act as a person who left", async () => {
    const visitor = new Visitor(await openDemo({ empty: true }));
    await visitor.type(GUEST, ONE_LINE);
    await waitForValue(async () => countOf(await visitor.whispers(GUEST), "guests can't use it"));
    const { ok, error } = await visitor.type(GONE, ONE_LINE);
    expect(ok).toBe(false);
    expect(error).toMatch(/left|not in/);
  });

  it("invites Bookend to a channel as in Slack", async () => {
    const visitor = new Visitor(await openDemo({ empty: true }));
    const isIn = async () => (await visitor.see(LEE)).conversations.find(({ id }) => id === GRADE_4)?.botIsMember;
    expect(await isIn()).toBe(false);
    expect(await visitor.type(LEE, "/invite @Bookend", GRADE_4)).toEqual({ ok: true });
    expect(await isIn()).toBe(true);
    const entries = await visitor.inspect();
    expect(entries.map(({ title }) => title)).toContain("member_joined_channel");
    expect(await visitor.type(LEE, "/invite @Bookend", GRADE_4)).toMatchObject({ ok: false });
  });
});

describe.each([{ socket: false }, { socket: true }])("with %o a fault", ({ socket }) => {
  const over = (label: string): [FaultSwitch["name"], string][] => [["socketDrop", label]];
  const outages: [FaultSwitch["name"], string][] = [
    ["ratelimited", "Slack answers 429"],
    ["error500", "Slack answers 500"],
    ["lostReply", "its answer gets lost"],
    ["refusesCharts", "refuses charts"],
    ["databaseReadOnly", "read-only"],
    ...over(socket ? "The socket drops" : "can't reach Bookend"),
  ];

  it.each(outages)("%s (%s) loses and duplicates nothing once it is over", async (name, label) => {
    const demo = await openDemo({ empty: true, socket });
    const visitor = new Visitor(demo);
    await visitor.type(TESS, ONE_LINE);
    await waitForValue(async () => countOf(await visitor.whispers(TESS), "Saved"));
    await visitor.turn(name, true);
    const switched = (await visitor.see(TESS)).faults.find((fault) => fault.name === name);
    expect(switched).toMatchObject({ on: true, label: expect.stringContaining(label) });
    await visitor.move({ to: "next-post" });
    await visitor.turn(name, false);
    // After an unsaved claim or a pause Slack asked for, everything is tried again within an hour.
    const { now } = (await visitor.see(TESS)).clock;
    await visitor.move({ at: new Date(Date.parse(now) + 2 * 60 * 1000).toISOString() });
    await visitor.move({ at: new Date(Date.parse(now) + DAY_MS).toISOString() });
    expect(countOf(await reportsOf(visitor), "November 2026")).toBe(1);
    expect((await visitor.see(TESS)).faults.filter(({ on }) => on)).toEqual([]);
  });
});

describe("Slack's silence", () => {
  it("loses no unit: it is saved, and the person who logged it is told", async () => {
    const visitor = new Visitor(await openDemo({ empty: true }));
    await visitor.type(TESS, "/unit log Rivers, grade 6, level 2 with @Lee Marchbanks");
    await waitForValue(async () => countOf(await visitor.whispers(TESS), "Saved: Rivers"));
    await visitor.turn("silent", true);
    await visitor.type(TESS, ONE_LINE);
    await waitForValue(async () => countOf(await visitor.whispers(TESS), "Saved: Ancient Egypt"));
  });
});

describe("a fault of the database", () => {
  it("is shown to the person saving, who can save what they typed afterward, once", async () => {
    const visitor = new Visitor(await openDemo({ empty: true }));
    await visitor.type(TESS, "/unit rubric");
    await waitForValue(async () => (await visitor.whispers(TESS)).length);
    await visitor.turn("databaseReadOnly", true);
    await visitor.logByForm(TESS, "The Nile today");
    const form = await waitForValue(async () => {
      const { modals } = await visitor.see(TESS);
      return modals.find((modal) => JSON.stringify(modal).includes("cannot be written to"));
    });
    expect(form.values.title).toBe("The Nile today");
    await visitor.turn("databaseReadOnly", false);
    expect(await visitor.act(TESS, { kind: "submit", view: form.id })).toEqual({ ok: true });
    await waitForValue(async () => countOf(await visitor.whispers(TESS), "Saved: The Nile today"));
  });
});

describe.each([{ socket: false }, { socket: true }])("a fault of the connection with %o", ({ socket }) => {
  it("is shown the way Slack does, until the next act", async () => {
    const visitor = new Visitor(await openDemo({ empty: true, socket }));
    await visitor.turn("socketDrop", true);
    expect(await visitor.type(TESS, "/unit help")).toEqual({ ok: false });
    const { failure } = await visitor.see(TESS);
    expect(failure).toMatchObject({ channel: ALL_STAFF, text: expect.stringContaining("dispatch_failed") });
    await visitor.turn("socketDrop", false);
    await waitForValue(async () => (await visitor.type(TESS, "/unit help")).ok);
    expect((await visitor.see(TESS)).failure).toBeUndefined();
  });
});

describe("a demo that ran before", () => {
  it("continues: its reports are back in their channels, and units and posts are there once", async () => {
    const folder = await makeFolder();
    const first = await openDemo({ folder });
    const visitor = new Visitor(first);
    await visitor.type(TESS, ONE_LINE);
    await waitForValue(async () => countOf(await visitor.whispers(TESS), "Saved"));
    await visitor.move({ to: "next-report" });
    const before = first.workspace.messagesIn(ADMIN_CHANNEL);
    await first.stop();

    const second = await openDemo({ folder });
    const after = second.workspace.messagesIn(ADMIN_CHANNEL);
    expect(after.map(({ ts, text }) => [ts, text])).toEqual(before.map(({ ts, text }) => [ts, text]));
    expect(second.workspace.calls.filter(({ method }) => method === "chat.postMessage")).toEqual([]);
    const revisited = new Visitor(second);
    await revisited.type(TESS, "/unit list mine november");
    const whisper = await waitForValue(async () => (await revisited.whispers(TESS)).at(-1));
    expect(whisper.match(/Ancient Egypt/g)).toHaveLength(1);
    await second.stop();
  });

  it("shows what staff wrote in the last few days, on those days, each time", async () => {
    const folder = await makeFolder();
    const saidIn = (demo: Demo) => demo.workspace.messagesIn(ALL_STAFF).map(({ ts, text }) => [ts.slice(0, 10), text]);
    // They are so many hours old, and the first start takes longer than the second.
    const realNow = () => new Date("2026-11-10T15:52:00Z");
    const first = await openDemo({ folder, realNow });
    const messages = saidIn(first);
    await first.stop();
    const second = await openDemo({ folder, realNow });
    expect(saidIn(second)).toEqual(messages);
    expect(Number(messages[0]?.[0])).toBeLessThan(Date.parse("2026-11-08T00:00:00Z") / 1000);
    await second.stop();
  });

  it("posts what came due in the meantime on its own day", async () => {
    const folder = await makeFolder();
    await (await openDemo({ folder })).stop();
    const later = await openDemo({ folder, realNow: () => new Date("2027-01-20T15:00:00Z") });
    const last = later.workspace.messagesIn(ADMIN_CHANNEL).slice(-2);
    expect(last.map(({ text }) => text.split("\n")[0])).toEqual([
      "Library Utilization Report: November 2026 · Lincoln School",
      "Library Utilization Report: December 2026 · Lincoln School",
    ]);
    expect(last.filter(({ text }) => text.includes("Posted late"))).toEqual([]);
    await later.stop();
  });

  it("is gone with --fresh", async () => {
    const folder = await makeFolder();
    const first = await openDemo({ folder, empty: true });
    await new Visitor(first).logByForm(TESS, "The Nile today");
    await first.stop();
    const visitor = new Visitor(await openDemo({ folder, empty: true, fresh: true }));
    await visitor.type(TESS, "/unit list all");
    const whisper = await waitForValue(async () => (await visitor.whispers(TESS)).at(-1));
    expect(whisper).not.toContain("The Nile today");
  });

  it("recovers if it was killed while its database refused writes", async () => {
    const folder = await makeFolder();
    await (await openDemo({ folder, empty: true })).stop();
    blockWrites(join(folder, "demo-empty.db"));
    const visitor = new Visitor(await openDemo({ folder, empty: true }));
    await visitor.type(TESS, ONE_LINE);
    await waitForValue(async () => countOf(await visitor.whispers(TESS), "Saved"));
  });
});

describe("a demo that can't start", () => {
  const refusalOf = (options: Parameters<typeof openDemo>[0]) =>
    openDemo(options).then(
      () => undefined,
      (error: unknown) => error as Error,
    );

  it("names a port that is in use, and says what to do", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const refusal = await refusalOf({ empty: true, port });
    expect(refusal).toBeInstanceOf(StartError);
    expect(refusal?.message).toBe(
      `Port ${port} is already in use. Stop what's using it, or choose another: npm run demo -- --port ${port + 1}`,
    );
  });

  it("refuses a second demo with the same database and leaves the first one alone", async () => {
    const folder = await makeFolder();
    const first = await openDemo({ folder, empty: true });
    const refusal = await refusalOf({ folder, empty: true, fresh: true });
    expect(refusal).toBeInstanceOf(StartError);
    expect(refusal?.message).toMatch(/^A demo is already running with \S+demo-empty\.db\. .+\.$/);
    expect(await new Visitor(first).type(TESS, ONE_LINE)).toEqual({ ok: true });
    await first.stop();
  });

  it("refuses a database of a newer version in one line, and --fresh gets past it", async () => {
    const folder = await makeFolder();
    await (await openDemo({ folder, empty: true })).stop();
    openSecondClient(join(folder, "demo-empty.db")).exec(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '99990101000000_later', 1)",
    );
    const refusal = await refusalOf({ folder, empty: true });
    expect(refusal).toBeInstanceOf(DatabaseError);
    expect(refusal?.message).toMatch(/newer Bookend.*--fresh$/);
    expect(refusal?.message).not.toContain("\n");
    expect(await refusalOf({ folder, empty: true, fresh: true })).toBeUndefined();
  });

  it("brings a database of an older version up to date", async () => {
    const folder = await makeFolder();
    openSecondClient(join(folder, "demo.db")).exec("CREATE TABLE old (id)");
    const visitor = new Visitor(await openDemo({ folder }));
    await visitor.type(TESS, ONE_LINE);
    await waitForValue(async () => countOf(await visitor.whispers(TESS), "Saved"));
  });
});

describe("the browser", () => {
  it.each<[NodeJS.Platform, NodeJS.ProcessEnv, readonly string[] | undefined]>([
    ["darwin", {}, ["open"]],
    ["win32", {}, ["cmd", "/c", "start", ""]],
    ["linux", { DISPLAY: ":0" }, ["xdg-open"]],
    ["linux", { WAYLAND_DISPLAY: "wayland-0" }, ["xdg-open"]],
    ["linux", {}, undefined],
  ])("is opened on %s with %j where there is one", (platform, env, command) => {
    expect(openerOn(platform, env)).toEqual(command);
  });
});

describe("the program that runs against Slack", () => {
  let loaded: string[];

  beforeAll(() => {
    const seen = new Set<string>();
    const follow = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      const text = textOf(path).replaceAll(/import\([^)]*\)/g, "");
      for (const { of, isFile, typeOnly } of importsIn(path, text)) if (isFile && !typeOnly) follow(of);
    };
    follow("src/cli.ts");
    loaded = [...seen];
  });

  it("loads nothing from the sandbox", () => {
    expect(loaded).toContain("src/main.ts");
    expect(loaded.filter((path) => path.startsWith("sandbox/"))).toEqual([]);
  });

  it("loads the demo only on request", () => {
    expect(textOf("src/cli.ts")).toContain('await import("../sandbox/demo/demo.js")');
  });
});
