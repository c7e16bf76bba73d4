// Which names outside Slack are one person, and which matches are offered.
import { describe, expect, it } from "vitest";
import { groupNames, nameOffers } from "../../src/domain/name-matches.js";

const counts = [
  { name: "rivera", units: 1 },
  { name: "Ms. Rivera", units: 3 },
  { name: "Ana Lima", units: 4 },
  { name: "Mr. Ito", units: 7 },
];
const names = groupNames(counts);
const ana = { id: "UANA", name: "Ana Lima" };

describe("names outside Slack", () => {
  it("are one for all their spellings, called as most units do, the most used first", () => {
    expect(names).toEqual([
      { name: "Mr. Ito", spellings: ["Mr. Ito"], units: 7 },
      { name: "Ana Lima", spellings: ["Ana Lima"], units: 4 },
      { name: "Ms. Rivera", spellings: ["Ms. Rivera", "rivera"], units: 4 },
    ]);
    expect(groupNames([])).toEqual([]);
  });
});

describe("a match is offered", () => {
  const offered = (staff: { id: string; name: string }[], mismatches: { name: string; personId: string }[] = []) =>
    nameOffers(names, staff, mismatches).map(({ outside, person }) => [outside.name, person.id]);

  it.each([
    ["if someone in Slack has the name", [ana], [], [["Ana Lima", "UANA"]]],
    ["in any case, with accents and a title", [{ id: "U1", name: "Mrs. RIVÉRA" }], [], [["Ms. Rivera", "U1"]]],
    ["to nobody with part of the name", [{ id: "U1", name: "Ana Rivera" }], [], []],
    ["to none of two with the same name", [ana, { ...ana, id: "U2" }], [], []],
    ["to nobody who isn't the person", [ana], [{ name: "ana lima", personId: "UANA" }], []],
    ["to one although another isn't the person", [ana], [{ name: "Ana Lima", personId: "U2" }], [["Ana Lima", "UANA"]]],
    ["to nobody in an empty school", [], [], []],
  ])("%s", (_what, staff, mismatches, expected) => {
    expect(offered(staff, mismatches)).toEqual(expected);
  });
});
