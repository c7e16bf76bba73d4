// Reflections, ratings and OH YEAHs of two schools in one file, in two workspaces or in one: the store never shows or
// changes the other's rows.
import { describe, expect, it } from "vitest";
import type { OhYeahId, PersonId, ReflectionId } from "../../src/domain/ids.js";
import type { Level } from "../../src/domain/level.js";
import { MAX_PICKED } from "../../src/domain/oh-yeah.js";
import { Month } from "../../src/domain/time/month.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { askedQuestionsOf } from "../../src/store/asked-questions.js";
import * as drafts from "../../src/store/drafts.js";
import * as examples from "../../src/store/examples.js";
import * as highlights from "../../src/store/highlights.js";
import * as levelOpinions from "../../src/store/level-opinions.js";
import { levelQuestionVersions } from "../../src/store/level-question-versions.js";
import { ohYeahPages } from "../../src/store/oh-yeah-pages.js";
import { ohYeahVersions } from "../../src/store/oh-yeah-versions.js";
import * as ohYeahs from "../../src/store/oh-yeahs.js";
import * as ownReflections from "../../src/store/own-reflections.js";
import * as reflectionList from "../../src/store/reflection-list.js";
import * as reflectionPages from "../../src/store/reflection-pages.js";
import * as reflectionPosts from "../../src/store/reflection-posts.js";
import * as reflections from "../../src/store/reflections.js";
import * as retractions from "../../src/store/retractions.js";
import * as roadblockAnswers from "../../src/store/roadblock-answers.js";
import * as roadblockOffers from "../../src/store/roadblock-offers.js";
import * as roadblockQuestions from "../../src/store/roadblock-questions.js";
import * as roadblocks from "../../src/store/roadblocks.js";
import * as sharedPosts from "../../src/store/sent-posts.js";
import { allOf, LIBRARIAN, NOW, TEACHER } from "../support/database.js";
import { functionsOf, REFLECTED_MODULES } from "../support/store-modules.js";
import {
  BEFORE,
  LATER,
  openTwo,
  PLACES,
  snapshotOfTheirs,
  THEIR,
  THEIR_QUESTION,
  THEIRS,
  type Two,
} from "../support/two-schools.js";

const NOVEMBER = Month.parse("2026-11");
const FORM = "reflect roadblocks";
const THEIR_CHANNEL = "C0THEIRS001";
const POSTED = THEIR.posted as ReflectionId;
const POSTING = THEIR.posting as ReflectionId;
const reader = { channels: [THEIR_CHANNEL] };
const ASKED = { sheet: "roadblocks", questions: ["category-1"], since: BEFORE, reader };
const MUCH_LATER = new Date(NOW.getTime() + 60 * 60 * 1000);
const reflection = THEIR.reflection as ReflectionId;
const askedOhYeah = THEIR.asked as OhYeahId;
const givenOhYeah = THEIR.given as OhYeahId;

const EVER = { from: new Date(0), before: new Date("2100-01-01T00:00:00Z") };
const EVERY_DAY = { from: "2000-01-01" as SchoolDay, to: "2100-01-01" as SchoolDay };

const HELP = { reflection, explain: "Their roadblock" };

type Reads = [string, (two: Two) => Promise<unknown>, unknown][];

const READS: Reads = [
  ["draftOf", ({ db, ours }) => drafts.draftOf(db, ours, { person: TEACHER, form: FORM }), undefined],
  ["draftsOf", ({ db, ours }) => drafts.draftsOf(db, ours, TEACHER), []],
  [
    "ownReflection",
    ({ db, ours }) => ownReflections.ownReflection(db, ours, { id: reflection, person: TEACHER }),
    undefined,
  ],
  [
    "sharedReflection",
    ({ db, ours }) => reflectionList.sharedReflection(db, ours, { id: reflection, reader }),
    undefined,
  ],
  [
    "postedReflection",
    ({ db, ours }) => reflectionList.postedReflection(db, ours, { id: THEIR.posted, channel: "C0THEIRS001" }),
    undefined,
  ],
  [
    "lastReflection",
    ({ db, ours }) => ownReflections.lastReflection(db, ours, { person: TEACHER, sheet: "roadblocks" }),
    undefined,
  ],
  ["isAnySharedInChannel", ({ db, ours }) => reflectionList.isAnySharedInChannel(db, ours), false],
  ["countShared", ({ db, ours }) => reflectionList.countShared(db, ours, reader), 0],
  ["ohYeahPages", ({ db, ours }) => allOf(ohYeahPages(db, ours, EVERY_DAY)), []],
  [
    "ownReflectionPages",
    ({ db, ours }) => allOf(reflectionPages.ownReflectionPages(db, ours, { ...EVER, person: TEACHER })),
    [],
  ],
  [
    "sharedReflectionPages",
    ({ db, ours }) => allOf(reflectionPages.sharedReflectionPages(db, ours, { ...EVER, reader })),
    [],
  ],
  [
    "pageOfShared",
    ({ db, ours }) => reflectionList.pageOfShared(db, ours, { page: 0, reader }),
    { reflections: [], total: 0 },
  ],
  ["sharedAnswers", ({ db, ours }) => reflectionList.sharedAnswers(db, ours, ASKED), []],
  [
    "pageOfOwn",
    ({ db, ours }) => ownReflections.pageOfOwn(db, ours, { person: TEACHER, page: 0 }),
    { reflections: [], total: 0 },
  ],
  ["retractionsOf", ({ db, ours }) => retractions.retractionsOf(db, ours, TEACHER), []],
  ["retractionsDue", ({ db, ours }) => retractions.retractionsDue(db, ours, { now: LATER, max: 5 }), []],
  ["countWriters", ({ db, ours }) => reflections.countWriters(db, ours, { sheet: "roadblocks", since: BEFORE }), 0],
  ["roadblocksToAskAbout", ({ db, ours }) => roadblocks.roadblocksToAskAbout(db, ours, LATER), []],
  ["reflectionIfShared", ({ db, ours }) => reflectionList.reflectionIfShared(db, ours, reflection), undefined],
  ["offersTo", ({ db, ours }) => roadblockOffers.offersTo(db, ours, { writer: TEACHER, reflection }), []],
  ["offerBy", ({ db, ours }) => roadblockOffers.offerBy(db, ours, { ...HELP, helper: LIBRARIAN }), undefined],
  ["offersToTell", ({ db, ours }) => roadblockOffers.offersToTell(db, ours), []],
  ["repliesToTell", ({ db, ours }) => roadblockOffers.repliesToTell(db, ours), []],
  ["sharedRoadblocks", ({ db, ours }) => roadblocks.sharedRoadblocks(db, ours, reader), []],
  ["unansweredRoadblocks", ({ db, ours }) => roadblocks.unansweredRoadblocks(db, ours, TEACHER), []],
  [
    "ownRoadblock",
    ({ db, ours }) => roadblocks.ownRoadblock(db, ours, { reflection, slot: 1, person: TEACHER }),
    undefined,
  ],
  ["levelQuestions", ({ db, ours }) => levelOpinions.levelQuestions(db, ours, MUCH_LATER), []],
  [
    "unitsToAgreeOn",
    ({ db, ours }) => levelOpinions.unitsToAgreeOn(db, ours, { person: LIBRARIAN, now: MUCH_LATER }),
    [],
  ],
  [
    "levelOpinionsOf",
    ({ db, ours, unit }) => levelOpinions.levelOpinionsOf(db, ours, { person: TEACHER, units: [unit] }),
    new Map(),
  ],
  ["opinionsOfUnit", ({ db, ours, unit }) => levelOpinions.opinionsOfUnit(db, ours, unit), []],
  ["highlightsOf", ({ db, ours }) => highlights.highlightsOf(db, ours, { year: "2026-27", now: LATER }), []],
  ["highlightsToChoose", ({ db, ours }) => highlights.highlightsToChoose(db, ours, { ...EVERY_DAY, now: LATER }), []],
  ["latestPicked", ({ db, ours }) => highlights.latestPicked(db, ours, { ...EVERY_DAY, now: LATER, max: 3 }), []],
  ["examplesOf", ({ db, ours }) => examples.examplesOf(db, ours), []],
  ["findOhYeah", ({ db, ours }) => ohYeahs.findOhYeah(db, ours, givenOhYeah), undefined],
  ["ohYeahsOf", ({ db, ours }) => ohYeahs.ohYeahsOf(db, ours, NOVEMBER), []],
  [
    "askedQuestionsOf",
    async ({ db, ours }) => {
      const { channel, messageTs: ts } = THEIR_QUESTION;
      const book = askedQuestionsOf(db, ours);
      return [...(await book.open(LATER)).map(({ version }) => version), await book.find({ channel, ts })];
    },
    [undefined],
  ],
  [
    "levelQuestionVersions",
    async ({ db, ours, unit }) => levelQuestionVersions(db, ours, [{ person: "U0NOBODY001", about: [unit] }]),
    ['[false,"gone"]'],
  ],
  [
    "roadblockQuestionVersions",
    ({ db, ours }) => roadblockQuestions.roadblockQuestionVersions(db, ours, [{ about: [`${reflection}:1`] }]),
    ["gone"],
  ],
  ["ohYeahVersions", ({ db, ours }) => ohYeahVersions(db, ours, [givenOhYeah]), new Map()],
  [
    "ownRoadblocks",
    ({ db, ours }) => roadblocks.ownRoadblocks(db, ours, { person: TEACHER, ids: [`${reflection}:1`] }),
    new Map(),
  ],
  [
    "offersWithIds",
    async ({ db, ours }) => [...(await roadblockOffers.offersWithIds(db, ours, [THEIR.offer])).keys()],
    [],
  ],
  [
    "sharedPostOf",
    ({ db, ours }) => sharedPosts.sharedPostOf(db, ours, { id: THEIR.share, person: TEACHER }),
    undefined,
  ],
  ["pickedOhYeahs", ({ db, ours }) => ohYeahs.pickedOhYeahs(db, ours, NOVEMBER), []],
];

/** Their roadblock, as someone who got hold of it might send it. */
async function theirRoadblock({ db, theirs }: Two): Promise<roadblocks.Roadblock> {
  const roadblock = await roadblocks.ownRoadblock(db, theirs, { reflection, slot: 1, person: TEACHER });
  if (!roadblock) throw new Error("Their roadblock is not there.");
  return roadblock;
}

async function theirRetraction({ db, theirs }: Two): Promise<retractions.Retraction> {
  const [retraction] = await retractions.retractionsOf(db, theirs, TEACHER);
  if (!retraction) throw new Error("Their retraction is not there.");
  return retraction;
}

const newReflection = {
  ...{ answers: { "explain-1": "Ours" }, audience: "me" as const, channel: undefined, person: TEACHER, draft: FORM },
  ...{ roadblocks: { slots: [1], askAt: LATER }, now: LATER },
};
const newOhYeah = { author: TEACHER, savedBy: TEACHER, consent: "given" as const, day: "2026-11-04" as SchoolDay };

const WRITES: [string, (two: Two) => Promise<unknown>][] = [
  [
    "saveDraft",
    ({ db, ours }) =>
      drafts.saveDraft(db, ours, { person: TEACHER, form: FORM, fields: {}, typedAt: LATER, key: "draft" }),
  ],
  [
    "claimDraftNotice",
    ({ db, ours }) => drafts.claimDraftNotice(db, ours, { person: TEACHER, form: FORM, now: LATER }),
  ],
  [
    "saveSubmittedDraft",
    ({ db, ours }) => drafts.saveSubmittedDraft(db, ours, { person: TEACHER, form: FORM, fields: {}, now: LATER }),
  ],
  ["emptyDraft", ({ db, ours }) => drafts.emptyDraft(db, ours, { person: TEACHER, form: FORM, clickedAt: LATER })],
  [
    "addReflection",
    ({ db, ours }) => reflections.addReflection(db, ours, { ...newReflection, sheet: "roadblocks", key: "key" }),
  ],
  [
    "confirmPost",
    async ({ db, ours }) => {
      const post = { reflection: POSTING, person: TEACHER, channel: THEIR_CHANNEL, messageTs: "2.2", now: LATER };
      await reflectionPosts.confirmPost(db, ours, post);
    },
  ],
  [
    "makePrivate",
    ({ db, ours }) => reflectionPosts.makePrivate(db, ours, { reflection: POSTED, channel: THEIR_CHANNEL }),
  ],
  [
    "deleteReflection",
    async ({ db, ours }) => {
      const deleted = reflections.deleteReflection(db, ours, { id: reflection, person: TEACHER, now: LATER });
      expect(await deleted).toBeUndefined();
    },
  ],
  [
    "addRetraction",
    async ({ db, ours }) => {
      const post = { channel: THEIR_CHANNEL, messageTs: "1.0", reflection, person: TEACHER, now: LATER };
      await retractions.addRetraction(db, ours, post);
    },
  ],
  ["forgetRetraction", async (two) => retractions.forgetRetraction(two.db, two.ours, await theirRetraction(two))],
  [
    "postponeRetraction",
    async (two) => {
      const retraction = await theirRetraction(two);
      await retractions.postponeRetraction(two.db, two.ours, { retraction, now: LATER });
    },
  ],
  [
    "claimRoadblockQuestion",
    async (two) => {
      const asked = { roadblocks: [await theirRoadblock(two)], now: LATER };
      expect(await roadblockQuestions.claimRoadblockQuestion(two.db, two.ours, asked)).toBe(false);
    },
  ],
  [
    "releaseRoadblockQuestion",
    async (two) => roadblockQuestions.releaseRoadblockQuestion(two.db, two.ours, [await theirRoadblock(two)]),
  ],
  [
    "addOffer",
    async ({ db, ours }) => {
      const offer = { ...HELP, helper: TEACHER, text: "Ours", now: LATER };
      expect(await roadblockOffers.addOffer(db, ours, offer)).toBe(false);
    },
  ],
  [
    "replyToOffer",
    async ({ db, ours }) => {
      const reply = { id: THEIR.offer, writer: TEACHER, reply: "Ours" };
      expect(await roadblockOffers.replyToOffer(db, ours, reply)).toBe(false);
    },
  ],
  [
    "claimTelling",
    async ({ db, ours }) => {
      const claim = { id: THEIR.offer, told: "toldAt", now: LATER } as const;
      expect(await roadblockOffers.claimTelling(db, ours, claim)).toBe(false);
    },
  ],
  ["releaseTelling", ({ db, ours }) => roadblockOffers.releaseTelling(db, ours, { id: THEIR.replied, told: "toldAt" })],
  [
    "solveRoadblock",
    async (two) => {
      const solved = { roadblock: await theirRoadblock(two), solvedBy: "Ours", now: LATER };
      expect(await roadblockAnswers.solveRoadblock(two.db, two.ours, solved)).toBe(false);
    },
  ],
  [
    "reopenRoadblock",
    async (two) => {
      const roadblock = await theirRoadblock(two);
      await roadblockAnswers.solveRoadblock(two.db, two.theirs, { roadblock, now: NOW });
      const reopened = { roadblock, seen: NOW, now: LATER };
      expect(await roadblockAnswers.reopenRoadblock(two.db, two.ours, reopened)).toBe(false);
      expect(await roadblockAnswers.reopenRoadblock(two.db, two.theirs, { ...reopened, now: NOW })).toBe(true);
    },
  ],
  [
    "askAgainLater",
    async (two) => {
      const later = { roadblock: await theirRoadblock(two), askAt: MUCH_LATER, now: LATER };
      expect(await roadblockAnswers.askAgainLater(two.db, two.ours, later)).toBe(false);
      expect(await roadblockAnswers.askAgainLater(two.db, two.ours, { ...later, solution: "Ours" })).toBe(false);
    },
  ],
  [
    "answerLevel",
    async ({ db, ours, unit }) => {
      const answer = { unit, person: TEACHER, level: 4 as Level, why: "Ours", now: LATER };
      expect(await levelOpinions.answerLevel(db, ours, answer)).toBe(false);
    },
  ],
  [
    "addSharedPost",
    ({ db, ours }) =>
      sharedPosts.addSharedPost(db, ours, {
        ...{ id: "ours", channel: THEIR_CHANNEL, messageTs: "1.1", person: TEACHER, sharedAt: LATER },
      }),
  ],
  [
    "takeBackPost",
    async ({ db, ours }) => {
      const post = { id: "ours", channel: THEIR_CHANNEL, messageTs: "9.9", person: TEACHER, sharedAt: NOW };
      await sharedPosts.addSharedPost(db, ours, post);
      const forged = { ...post, messageTs: "1.1" };
      expect(await sharedPosts.takeBackPost(db, ours, { post: forged, now: LATER })).toMatchObject({
        wasReflection: false,
      });
      await db.retraction.deleteMany({ where: { schoolId: ours.id } });
    },
  ],
  [
    "askedQuestionsOf, which writes",
    async ({ db, ours }) => {
      const book = askedQuestionsOf(db, ours);
      const { channel, messageTs: ts } = THEIR_QUESTION;
      const question = { channel, ts, name: "agree-level", person: TEACHER, about: [], version: "shown" };
      expect(await book.drawn(question, "Ours")).toBe(false);
      await book.unsure(question);
      await book.postpone([question], { now: LATER, afterMs: 1 });
      await book.forget(question);
    },
  ],
  [
    "claimLevelQuestion",
    async ({ db, ours, unasked }) => {
      const question = { person: LIBRARIAN, units: [unasked], now: LATER };
      expect(await levelOpinions.claimLevelQuestion(db, ours, question)).toBe(false);
    },
  ],
  [
    "releaseLevelQuestion",
    ({ db, ours, unit }) => levelOpinions.releaseLevelQuestion(db, ours, { person: LIBRARIAN, units: [unit] }),
  ],
  [
    "addExample",
    ({ db, ours }) =>
      examples.addExample(db, ours, { level: 2, text: "Ours", addedBy: TEACHER, key: "key", now: LATER }),
  ],
  ["removeExample", ({ db, ours }) => examples.removeExample(db, ours, THEIR.example)],
  [
    "writesOfOhYeah",
    ({ db, ours }) => {
      const { writes } = ohYeahs.writesOfOhYeah(db, ours, { ...newOhYeah, text: "Ours", key: "writes", now: LATER });
      return db.$transaction(writes);
    },
  ],
  ["addOhYeah", ({ db, ours }) => ohYeahs.addOhYeah(db, ours, { ...newOhYeah, text: "Ours", key: "key", now: LATER })],
  [
    "chooseHighlights",
    ({ db, ours, unit }) =>
      highlights.chooseHighlights(db, ours, {
        ...{ year: "2026-27", key: "key", now: LATER },
        highlights: [
          { kind: "ohyeah", id: givenOhYeah },
          { kind: "unit", id: unit },
        ],
      }),
  ],
  [
    "pickOhYeah",
    async ({ db, ours }) => {
      expect(await ohYeahs.pickOhYeah(db, ours, { id: givenOhYeah, month: Month.parse("2026-12"), now: LATER })).toBe(
        false,
      );
    },
  ],
  ["unpickOhYeah", ({ db, ours }) => ohYeahs.unpickOhYeah(db, ours, { id: givenOhYeah, now: LATER })],
  ["approveOhYeah", ({ db, ours }) => ohYeahs.approveOhYeah(db, ours, askedOhYeah)],
  ["deleteOhYeah", ({ db, ours }) => ohYeahs.deleteOhYeah(db, ours, { id: givenOhYeah, now: LATER })],
  ["discardOhYeah", ({ db, ours }) => ohYeahs.discardOhYeah(db, ours, askedOhYeah)],
  [
    "askOhYeahAgain",
    ({ db, ours }) =>
      ohYeahs.askOhYeahAgain(db, ours, { text: "Their line", author: TEACHER, savedBy: LIBRARIAN, now: MUCH_LATER }),
  ],
  ["cancelOhYeah", ({ db, ours }) => ohYeahs.cancelOhYeah(db, ours, { id: askedOhYeah, key: "none" })],
];

/** The database refuses these, which have no row of ours: an answer belongs to a reflection, a rating to a unit. */
const REFUSED: [string, (two: Two) => Promise<unknown>][] = [
  [
    "changeReflection",
    ({ db, ours }) => reflections.changeReflection(db, ours, { ...newReflection, id: reflection, key: "change" }),
  ],
];

describe("the tables of this test", () => {
  it("name every store function for reflections, ratings, examples and OH YEAHs", () => {
    const names = new Set([...READS, ...WRITES, ...REFUSED].map(([name]) => name));
    expect(functionsOf(REFLECTED_MODULES).filter((name) => !names.has(name))).toEqual([]);
  });

  it.each(PLACES)("use rows that exist in %s: there, each read shows something", async (place) => {
    const two = await openTwo(place);
    const swapped = { ...two, ours: two.theirs };
    for (const [name, read, nothing] of READS) {
      expect({ name, seen: await read(swapped) }).not.toEqual({ name, seen: nothing });
    }
  });
});

/** Drafts belong to a person, and people to the workspace. */
const OF_THE_WORKSPACE = new Set(["draftOf", "draftsOf"]);

describe.each(PLACES)("a school in %s", (place) => {
  const isSeparate = ([name]: readonly [string, ...unknown[]]) =>
    place === "another workspace" || !OF_THE_WORKSPACE.has(name);

  it.each(READS.filter(isSeparate))("%s shows none of its rows", async (_name, read, expected) => {
    expect(await read(await openTwo(place))).toEqual(expected);
  });

  it.each(WRITES)("%s leaves its rows unchanged", async (_name, write) => {
    const two = await openTwo(place);
    const before = await snapshotOfTheirs(two);
    await write(two);
    expect(await snapshotOfTheirs(two)).toBe(before);
  });

  it("doesn't use up what we may pick for the report", async () => {
    const { db, ours, theirs } = await openTwo(place);
    const line = { ...newOhYeah, now: LATER };
    for (let count = 0; count < MAX_PICKED; count++) {
      const id = await ohYeahs.addOhYeah(db, theirs, { ...line, text: `Theirs ${count}`, key: `theirs ${count}` });
      if (id) await ohYeahs.pickOhYeah(db, theirs, { id, month: NOVEMBER, now: LATER });
    }
    const id = await ohYeahs.addOhYeah(db, ours, { ...line, text: "Ours", key: "ours" });
    if (!id) throw new Error("Ours was not added.");
    expect(await ohYeahs.pickOhYeah(db, ours, { id, month: NOVEMBER, now: LATER })).toBe(true);
  });

  it.each(REFUSED)("%s with one of its ids is refused and changes nothing", async (_name, write) => {
    const two = await openTwo(place);
    const before = await snapshotOfTheirs(two);
    await expect(write(two)).rejects.toThrow();
    expect(await snapshotOfTheirs(two)).toBe(before);
  });
});

describe("a read within one workspace", () => {
  const other = LIBRARIAN as PersonId;

  it.each([
    ["draftOf", ({ db, theirs }: Two) => drafts.draftOf(db, theirs, { person: other, form: FORM }), undefined],
    ["draftsOf", ({ db, theirs }: Two) => drafts.draftsOf(db, theirs, other), []],
    [
      "ownReflection",
      ({ db, theirs }: Two) => ownReflections.ownReflection(db, theirs, { id: reflection, person: other }),
      undefined,
    ],
    [
      "lastReflection",
      ({ db, theirs }: Two) => ownReflections.lastReflection(db, theirs, { person: other, sheet: "roadblocks" }),
      undefined,
    ],
    [
      "ownRoadblock",
      ({ db, theirs }: Two) => roadblocks.ownRoadblock(db, theirs, { reflection, slot: 1, person: other }),
      undefined,
    ],
    [
      "offersTo",
      ({ db, theirs }: Two) => roadblockOffers.offersTo(db, theirs, { writer: other, reflection }),
      [] as unknown,
    ],
  ])("%s shows nothing that someone else wrote", async (_name, read, nothing) => {
    expect(await read(await openTwo())).toEqual(nothing);
  });

  it.each([
    [
      "sharedReflection",
      ({ db, theirs }: Two) => reflectionList.sharedReflection(db, theirs, { id: reflection, reader }),
      undefined as unknown,
    ],
    [
      "postedReflection",
      ({ db, theirs }: Two) =>
        reflectionList.postedReflection(db, theirs, { id: THEIR.posted, channel: "C0THEIRS001" }),
      undefined as unknown,
    ],
    [
      "pageOfShared",
      ({ db, theirs }: Two) => reflectionList.pageOfShared(db, theirs, { page: 0, reader }),
      { reflections: [], total: 0 },
    ],
    [
      "reflectionIfShared",
      ({ db, theirs }: Two) => reflectionList.reflectionIfShared(db, theirs, reflection),
      undefined as unknown,
    ],
    ["sharedAnswers", ({ db, theirs }: Two) => reflectionList.sharedAnswers(db, theirs, ASKED), []],
    ["sharedRoadblocks", ({ db, theirs }: Two) => roadblocks.sharedRoadblocks(db, theirs, reader), []],
  ])("%s leaves out what only its writer may read", async (_name, read, nothing) => {
    const two = await openTwo();
    await two.db.reflection.updateMany({ where: { workspaceId: THEIRS }, data: { audience: "me" } });
    expect(await read(two)).toEqual(nothing);
  });
});
