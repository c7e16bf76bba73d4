// Tests of the people in a typed line.
import { describe, expect, it } from "vitest";
import { takePeople } from "../../../src/domain/typed-line/people.js";
import { BREAK } from "../../../src/domain/typed-line/phrase.js";

describe("people", () => {
  it.each([
    ["a with <@U1> b", ["U1"], `a ${BREAK} b`],
    ["a together with <@U1|lee>, <@U2> &amp; <@W3>, b", ["U1", "U2", "W3"], `a ${BREAK}, b`],
    ["<@U1>a<@U2>", ["U1", "U2"], `${BREAK}a${BREAK}`],
    ["nobody with a frog &lt;@U1&gt;", [], "nobody with a frog &lt;@U1&gt;"],
  ])("in %j are taken out", (text, people, rest) => {
    expect(takePeople(text)).toEqual({ people, unknown: [], rest });
  });

  it("that Slack didn't recognize are not confused with an address or a plain @", () => {
    expect(takePeople("a with @lee").unknown).toEqual(["@lee"]);
    expect(takePeople("a @ home with lee@school.org").unknown).toEqual([]);
  });
});
