// Tests of settings as data: whether someone else changed one while its form was open.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { changedMeanwhile, defineSetting, fingerprintsOf } from "../../../src/slack/define/setting.js";
import { text } from "../../../src/slack/define/text-and-date-fields.js";

const subjects = defineSetting<unknown, { subjects: string }, "subjects", z.ZodString>({
  key: "subjects",
  column: "subjects",
  label: "Subjects",
  field: (words) => text({ ...words, schema: z.string(), max: 100 }),
  who: "admin",
});

const changed = (at: { opened: string; typed: string; stored: string }) =>
  changedMeanwhile([subjects], {
    opened: fingerprintsOf([subjects], { subjects: at.opened }),
    typed: { subjects: at.typed },
    stored: { subjects: at.stored },
  }).length > 0;

describe("a setting", () => {
  it.each([
    ["Art\nMusic", "Art\nMath", "Art\nMusic", false, "nobody else saved"],
    ["Art", "Art", "Art\nMusic", true, "another admin saved"],
    ["Art", "Art\nMusic", "Art\nMusic", false, "a double click saved what is typed"],
    ["Art", "Music\nArt", "Art\nMusic", false, "a double click saved what is typed, sorted"],
    ["Music\nArt", "Math", "Art\nMusic", false, "the same lines are stored in another order"],
    ["Art\nMusic", "Math", "Art Music", true, "another admin joined two lines"],
  ])(
    "opened as %j, typed as %j and stored as %j was changed meanwhile: %s, because %s",
    (opened, typed, stored, is) => {
      expect(changed({ opened, typed, stored })).toBe(is);
    },
  );
});
