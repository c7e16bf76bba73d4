// Tests of Slack's escapes in a typed line.
import { describe, expect, it } from "vitest";
import { peopleIn, takePeople, toPlainWords } from "../../../src/domain/typed-line/people.js";
import { BREAK } from "../../../src/domain/typed-line/phrase.js";

describe("people", () => {
  it.each([
    ["a with <@U1> b", ["U1"], `a ${BREAK} b`],
    ["a together with <@U1|lee>, <@U2> &amp; <@W3>, b", ["U1", "U2", "W3"], `a ${BREAK}, b`],
    ["<@U1>a<@U2>", ["U1", "U2"], `${BREAK}a${BREAK}`],
    ["nobody with a frog &lt;@U1&gt;", [], "nobody with a frog &lt;@U1&gt;"],
  ])("of %j are taken out", (text, people, rest) => {
    expect(takePeople(text)).toEqual({ people, unfound: [], rest });
  });

  it("that Slack did not find are told apart from an address and a plain @", () => {
    expect(takePeople("a with @lee").unfound).toEqual(["@lee"]);
    expect(takePeople("a @ home with lee@school.org").unfound).toEqual([]);
  });
});

describe("markup becomes words", () => {
  it.each([
    ["<#C1|library> <#C2>", "library "],
    ["<!here> <!channel|@channel> <!subteam^S1>", "here channel "],
    ["<!date^1^{date}|Feb 18>", "Feb 18"],
    ["<http://x.org|x> <http://x.org> <mailto:a@x.org> <tel:1|one>", "x http://x.org a@x.org one"],
    ["a &amp; b &lt;c&gt; &amp;lt; &copy;", "a & b <c> &lt; &copy;"],
  ])("%j is %j", (text, words) => {
    expect(toPlainWords(text)).toBe(words);
  });
});

describe("people by their names", () => {
  const NAMES = new Map([["U1", "Lee Librarian"]]);

  it.each([
    ["<@U1> and <@U2|omar> and <@U1>", ["U1", "U2"]],
    ["&lt;@U1&gt; <#C1|library> <!subteam^S1>", []],
  ])("in %j are %j, each once", (text, people) => {
    expect(peopleIn(text)).toEqual(people);
  });

  it.each([
    ["<@U1> found it", "Lee Librarian found it"],
    ["<@U1|old.name> found it", "Lee Librarian found it"],
    ["<@U2|@omar> found it", "omar found it"],
    ["<@U2> found it", " found it"],
    ["<#C1|library> with <!channel>", "library with channel"],
  ])("%j reads %j", (text, words) => {
    expect(toPlainWords(text, NAMES)).toBe(words);
  });
});
