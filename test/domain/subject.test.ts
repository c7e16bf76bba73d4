// Subjects in different spellings are one, shown as on the school's list or as most names are written.
import { expect, it } from "vitest";
import { oneSpellingEach, subjectKey } from "../../src/domain/subject.js";

it.each([
  [["science"], ["Science", "SCIENCE"], ["science"]],
  [[], ["art", "ART", "Art"], ["Art"]],
  [[], ["ART", "art"], ["art"]],
  [["Math"], ["Dia", "Día", "math"], ["Dia", "Math"]],
])("of the list %j and the log's %j, each is %j", (listed, used, names) => {
  expect(oneSpellingEach(listed, used)).toEqual(names);
});

it("a subject of signs alone has a key, too", () => {
  expect(subjectKey("́")).not.toBe("");
});
