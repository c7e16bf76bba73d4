// Finding the subcommand that was typed, and help made from the list.
import { describe, expect, it } from "vitest";
import { whisper } from "../../../src/slack/define/replies.js";
import { defineSubcommand, findSubcommand, toHelp, toRunButton } from "../../../src/slack/define/subcommand.js";
import { toMessage } from "../../../src/slack/message/blocks.js";

interface Someone {
  isAdmin: boolean;
}

const verb = (word: string, more: object = {}) =>
  defineSubcommand<Someone>({ word, summary: `does ${word}`, run: async () => whisper(toMessage()), ...more });

const list = [
  verb("log", { usage: "[title]", button: "Log a unit" }),
  verb("list", { button: "See my units" }),
  verb("report", { button: "Report" }),
  verb("rubric"),
  verb("settings", { button: "Settings", isFor: ({ isAdmin }: Someone) => isAdmin }),
];

const helpFor = (unknown: string | undefined, { isAdmin = false, command = "/unit" } = {}) =>
  toHelp(list, { ctx: { isAdmin }, command, ...(unknown ? { unknown } : {}) });

const wordsOf = (message: ReturnType<typeof helpFor>): string[] =>
  message.blocks.flatMap((block) =>
    block.type === "actions" ? block.elements.map((element) => ("text" in element ? element.text.text : "")) : [],
  );

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
    expect(text.length).toBeLessThan(1000);
  });

  it("offers the suggested command as its first button, once", () => {
    expect(wordsOf(helpFor("lgo"))).toEqual(["/unit log", "See my units", "Report"]);
  });

  it("uses the command's name in this workspace", () => {
    const help = helpFor(undefined, { command: "/library" });
    expect(help.text).toContain("/library log [title] – does log");
    expect(help.text).not.toContain("/unit");
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

describe("a button that runs what it carries", () => {
  it.each([
    ["short", "log Rivers"],
    ["as long as a message", `log ${"x".repeat(4000)}`],
    ["full of what JSON escapes", '"'.repeat(3000)],
  ])("carries no more than Slack allows when it is %s", (_kind, text) => {
    const { value = "" } = toRunButton(text, { text: "Try again" });
    expect(value.length).toBeLessThanOrEqual(2000);
    expect(text.startsWith(JSON.parse(value).text)).toBe(true);
  });
});
