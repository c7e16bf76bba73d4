// Partners outside Slack: the names of people who worked on units, and matching them with people once they are in Slack.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { chooseMatch, matchForm, matchOffered } from "./match-name.js";
import { notSamePerson, seeNames } from "./see-names.js";
import { undoMatch } from "./undo-match.js";

export const partners: Feature<Ctx, PostCtx> = {
  forms: [matchForm],
  buttons: [matchOffered, chooseMatch, notSamePerson, seeNames, undoMatch],
};
