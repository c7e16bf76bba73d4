// Passes on thanks and questions about a report to each librarian, and the reply to the person who asked, each once.
import type { PersonId } from "../../domain/ids.js";
import { WEEK_MS } from "../../domain/time/duration.js";
import { defineNudge } from "../../slack/define/nudge.js";
import type { Asked } from "../../slack/define/question.js";
import { libraryTeam } from "../../store/people.js";
import {
  answersSince,
  answersToTell,
  answersWithIds,
  claimAnswer,
  claimReply,
  type ReportAnswer,
  releaseAnswer,
  releaseReply,
  toldOf,
} from "../../store/report-answers.js";
import type { PostCtx } from "../context.js";
import { nameOf } from "./find-posted.js";
import { toAnswerGone, toAnswerMessage, toAskerMessage } from "./response-view.js";

/** After an outage of so many milliseconds, librarians don't hear of an answer anymore. */
const TOLD_WITHIN_MS = 2 * WEEK_MS;

async function readVersions({ db, school }: PostCtx, asked: readonly Asked[]): Promise<string[]> {
  const answers = await answersWithIds(
    db,
    school,
    asked.flatMap(({ about }) => about),
  );
  return asked.map(({ about }) => JSON.stringify(answers.get(about[0] ?? "") ?? "gone"));
}

const readAnswer = async ({ db, school }: PostCtx, { about }: Asked) =>
  [...(await answersWithIds(db, school, about)).values()][0];

export const tellLibrarians = defineNudge({
  name: "report-answer",

  async due({ db, school, now }: PostCtx): Promise<{ id: string; person: PersonId }[]> {
    const since = new Date(now.getTime() - TOLD_WITHIN_MS);
    const answers = await answersSince(db, school, { kinds: ["thanks", "question"], since });
    if (answers.length === 0) return [];
    const ids = answers.map(({ id }) => id);
    const [team, told] = [await libraryTeam(db, school.workspaceId), await toldOf(db, school, ids)];
    // Someone who becomes a librarian later doesn't hear of what is settled.
    const isOpen = ({ id, reply }: ReportAnswer) => !told.has(id) || reply === undefined;
    return answers
      .filter(isOpen)
      .flatMap(({ id, from }) =>
        team
          .filter((person) => person.id !== from.id && !told.get(id)?.has(person.id))
          .map((person) => ({ id, person: person.id })),
      );
  },

  to: ({ person }) => person,
  about: ({ id }) => [id],
  claim: ({ db, school, now }, { id, person }) => claimAnswer(db, school, { id, person, now }),
  release: ({ db, school }, telling) => releaseAnswer(db, school, telling),
  versions: readVersions,

  async compose(ctx, asked) {
    const answer = await readAnswer(ctx, asked);
    return answer ? toAnswerMessage(answer, { what: nameOf(ctx, answer), reader: asked.person }) : toAnswerGone();
  },
});

export const tellAsker = defineNudge({
  name: "report-reply",
  due: ({ db, school }: PostCtx) => answersToTell(db, school),
  to: ({ from }: ReportAnswer) => from.id,
  about: ({ id }) => [id],
  claim: ({ db, school, now }, { id }) => claimReply(db, school, { id, now }),
  release: ({ db, school }, { id }) => releaseReply(db, school, id),
  versions: readVersions,

  async compose(ctx, asked) {
    const answer = await readAnswer(ctx, asked);
    return answer ? toAskerMessage(answer, nameOf(ctx, answer)) : toAnswerGone();
  },
});
