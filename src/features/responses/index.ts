// What readers answer to a posted report: that they read it, thanks, and questions.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { openQuestion, questionForm } from "./ask-question.js";
import { readLine } from "./read-line.js";
import { replyToQuestion } from "./reply-to-question.js";
import { readIt, thank } from "./respond.js";
import { tellAsker, tellLibrarians } from "./tell-answers.js";

export const responses: Feature<Ctx, PostCtx> = {
  forms: [questionForm, replyToQuestion.form],
  buttons: [readIt, thank, openQuestion, replyToQuestion.button],
  posts: [readLine],
  nudges: [tellLibrarians, tellAsker],
};
