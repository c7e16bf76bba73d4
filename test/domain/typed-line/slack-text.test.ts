// Tests of Slack's text turned into plain words.
import { describe, expect, it } from "vitest";
import { mentionedPeople, toPlainText } from "../../../src/domain/typed-line/slack-text.js";

describe("markup becomes words", () => {
  it.each([
    ["<#C1|library> <#C2>", "library "],
    ["<!here> <!channel|@channel> <!subteam^S1>", "here channel "],
    ["<!date^1^{date}|Feb 18>", "Feb 18"],
    ["<http://x.org|x> <http://x.org> <mailto:a@x.org> <tel:1|one>", "x http://x.org a@x.org one"],
    ["a &amp; b &lt;c&gt; &amp;lt; &copy;", "a & b <c> &lt; &copy;"],
  ])("%j is %j", (text, words) => {
    expect(toPlainText(text)).toBe(words);
  });
});

describe("people by their names", () => {
  const NAMES = new Map([["U1", "Lee Librarian"]]);

  it.each([
    ["<@U1> and <@U2|omar> and <@U1>", ["U1", "U2"]],
    ["&lt;@U1&gt; <#C1|library> <!subteam^S1>", []],
  ])("in %j are %j, each once", (text, people) => {
    expect(mentionedPeople(text)).toEqual(people);
  });

  it.each([
    ["<@U1> found it", "Lee Librarian found it"],
    ["<@U1|old.name> found it", "Lee Librarian found it"],
    ["<@U2|@omar> found it", "omar found it"],
    ["<@U2> found it", " found it"],
    ["<#C1|library> with <!channel>", "library with channel"],
  ])("%j reads %j", (text, words) => {
    expect(toPlainText(text, NAMES)).toBe(words);
  });
});
