// Finding the subcommand that was typed, and help made from the list.
import { describe, expect, it } from "vitest";
import { toHelp } from "../../../src/slack/define/help.js";
import { whisper } from "../../../src/slack/define/replies.js";
import { defineSubcommand, findSubcommand } from "../../../src/slack/define/subcommand.js";
import { toGivenBack } from "../../../src/slack/define/typed-line.js";
import { toUnknownAnswer } from "../../../src/slack/define/unknown-line.js";
import { type Message, toMessage } from "../../../src/slack/message/blocks.js";
import { buttonsOf } from "../../support/asking.js";

interface Someone {
  isAdmin: boolean;
}

const verb = (word: string, more: object = {}) =>
  defineSubcommand<Someone>({
    word,
    summary: `does ${word}`,
    run: async () => whisper(toMessage(), { title: word }),
    ...more,
  });

const list = [
  verb("log", { usage: "[title]", button: "Log a unit" }),
  verb("list", { button: "See my units" }),
  verb("report", { button: "Report" }),
  verb("rubric"),
  verb("settings", { button: "Settings", isFor: ({ isAdmin }: Someone) => isAdmin }),
];

function helpFor(
  unknown: string | undefined,
  { isAdmin = false, command = "/unit", first = ["log"], page = 0 } = {},
): Message {
  const options = { ctx: { isAdmin }, command, first };
  return unknown
    ? toUnknownAnswer(list, options, { name: unknown, rest: "", typed: unknown })[0]
    : toHelp(list, options, page);
}

const wordsOf = (message: Message): string[] => buttonsOf(message).map((button) => button.text.text);

describe("findSubcommand", () => {
  it.each([
    ["log Ancient Egypt, grade 6", "log", "Ancient Egypt, grade 6"],
    ["  LOG   Ancient Egypt ", "log", "Ancient Egypt"],
    ["Report\nlast month", "report", "last month"],
    ["list", "list", ""],
    ["logbook", undefined, ""],
    ["", undefined, ""],
    ["   ", undefined, ""],
    ["__proto__ x", undefined, "x"],
  ])("finds in %j the word %s and returns the rest", (typed, word, text) => {
    const result = findSubcommand(list, typed);
    expect(result.subcommand?.word).toBe(word);
    expect(result.text).toBe(text);
  });

  it("takes a time that grows no faster than the line", () => {
    const text = `a${" ".repeat(300_000)}b`;
    expect(findSubcommand(list, `log ${text}`).text).toBe(text);
  });
});

describe("help", () => {
  it.each([
    ["lgo", "log"],
    ["logg", "log"],
    ["lst", "list"],
    ["lsit", "list"],
    ["rep", "report"],
    ["raport", "report"],
    ["rubrik", "rubric"],
    ["hepl", "help"],
    ["halp", "help"],
  ])("for %s asks whether %s was meant", (unknown, meant) => {
    expect(helpFor(unknown).text).toContain(`I don't recognize /unit ${unknown}. Did you mean /unit ${meant}?`);
  });

  it.each(["circulation", "x", "42", "@here", "a".repeat(5000)])("for %s guesses nothing", (unknown) => {
    const { text } = helpFor(unknown);
    expect(text).toContain("I don't recognize /unit ");
    expect(text).not.toContain("Did you mean");
    expect(text.replace(unknown, "").length).toBeLessThan(1000);
  });

  it("offers the suggested command as its first button, once", () => {
    expect(wordsOf(helpFor("lgo"))).toEqual(["/unit log", "See all commands"]);
    expect(wordsOf(helpFor("hepl"))).toEqual(["/unit help"]);
  });

  it("begins with the words that are wanted first, then takes six to a page", () => {
    const more = Array.from({ length: 9 }, (_, index) => verb(`verb${index}`));
    const options = { ctx: { isAdmin: false }, command: "/unit", first: ["verb8", "gone", "verb2"] };
    const wordsOn = (page: number) => [...toHelp(more, options, page).text.matchAll(/verb\d(?= –)/g)].map(String);
    expect(wordsOn(0)).toEqual(["verb8", "verb2", "verb0", "verb1", "verb3", "verb4"]);
    expect(wordsOn(1)).toEqual(["verb5", "verb6", "verb7"]);
    // A page past the end is the last.
    expect(wordsOn(7)).toEqual(["verb5", "verb6", "verb7"]);
  });

  it("after a word that means nothing is the answer to it, too", () => {
    expect(helpFor("circulation").text).toContain("I don't recognize /unit circulation.\n/unit log – does log");
  });

  it("uses the command's name in this workspace", () => {
    const help = helpFor(undefined, { command: "/library" });
    expect(help.text).toContain("/library log – does log");
    const usage = helpFor(undefined, { command: "/library", page: 1 });
    expect(usage.text).toContain("/library log [title]");
    expect(help.text + usage.text).not.toContain("/unit");
  });

  it("shows and suggests only what the person may do", () => {
    expect(helpFor(undefined).text).not.toContain("settings");
    expect(helpFor("setings").text).not.toContain("/unit settings");
    expect(wordsOf(helpFor(undefined))).not.toContain("Settings");
    expect(helpFor("setings", { isAdmin: true }).text).toContain("Did you mean /unit settings?");
    expect(wordsOf(helpFor(undefined, { isAdmin: true }))).toContain("Settings");
  });

  it("shows an unknown word as it was typed and never as a mention", () => {
    expect(helpFor("<!channel>").text).toContain("I don't recognize /unit &lt;!channel&gt;.");
    expect(JSON.stringify(helpFor("<!channel>").blocks)).toContain(
      `"type":"text","text":"I don't recognize /unit <!channel>.`,
    );
  });
});

describe("a line that can't be run", () => {
  const claims = {
    claim: (_ctx: Someone, line: string) => ({ button: `Log ${line}`, isLikely: line.includes("grade") }),
  };
  const claiming = [verb("log", claims), ...list.slice(1)];
  const offersFor = (typed: string) => {
    const { name, text: rest } = findSubcommand(claiming, typed);
    const options = { ctx: { isAdmin: false }, command: "/unit", first: [] };
    const [message] = toUnknownAnswer(claiming, options, { name, rest, typed });
    return { message, offers: buttonsOf(message).map(({ value = "" }) => JSON.parse(value).text) };
  };

  it.each([
    ["lgo Kites, grade 6", ["log Kites, grade 6"]],
    ["log: Kites", ["log Kites"]],
    ["Kites, grade 6", ["log Kites, grade 6"]],
    ["Kites and wind", ["log Kites and wind"]],
    // The line of a unit may begin with what looks like a misspelled word.
    ["Lists, grade 6", ["log Lists, grade 6", "list grade 6"]],
    ["lsit all October", ["list all October"]],
    ["lgo", ["log"]],
  ])("%j offers %j first, and is given back", (typed, offered) => {
    const { message, offers } = offersFor(typed);
    expect(offers.slice(0, offered.length)).toEqual(offered);
    expect(message.text).toContain(`/unit ${typed.replace(/,$/, "")}`);
    expect(offers).toEqual([...offered, "help"]);
  });

  it("of one word offers nothing", () => {
    expect(offersFor("kites").offers).not.toContain("log kites");
  });
});

describe("a line that is given back", () => {
  const longest = { "as long as a message": `log ${"x".repeat(4000)}`, "full of what JSON escapes": '"'.repeat(3000) };

  it.each([
    ["short", "log Rivers"],
    ["long", `log ${"x".repeat(1900)}`],
  ])("has a button that runs all of it when it is %s", (_kind, text) => {
    const [blocks] = toGivenBack({ command: "/unit", text }, [{ typed: text, button: "Try again" }]);
    const [button] = blocks.flatMap(({ block }) => (block.type === "actions" ? block.elements : []));
    const { value = "" } = button as { value?: string };
    expect(value.length).toBeLessThanOrEqual(2000);
    expect(JSON.parse(value).text).toBe(text);
  });

  it.each(Object.entries(longest))("has no button that would run half of it when it is %s", (_kind, text) => {
    const [blocks, ...more] = toGivenBack({ command: "/unit", text }, [{ typed: text, button: "Try again" }]);
    expect(blocks.filter(({ block }) => block.type === "actions")).toEqual([]);
    expect(blocks.map((block) => block.text)).toEqual([
      `You typed: /unit ${text}`,
      "It's too long for a button. Copy it to send it again.",
    ]);
    expect(more).toEqual([]);
  });

  it("takes several messages when it is longer than one, and no emoji is cut in half", () => {
    const text = `log ${"😀".repeat(10_000)}`;
    const parts = toGivenBack({ command: "/unit", text }, []).map((blocks) =>
      blocks.map((block) => block.text).join(""),
    );
    expect(parts.length).toBe(3);
    expect(parts.join("")).toBe(`You typed: /unit ${text}`);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(8020);
    for (const part of parts) expect(part).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });
});
