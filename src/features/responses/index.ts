// What readers answer to a posted report: that they read it, thanks, and questions.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { openQuestion, questionForm } from "./ask-question.js";
import { readLine } from "./read-line.js";
import { openReply, replyForm } from "./reply-to-question.js";
import { readIt, thank } from "./respond.js";
import { tellAsker, tellLibrarians } from "./tell-answers.js";

export const responses: Feature<Ctx, PostCtx> = {
  forms: [questionForm, replyForm],
  buttons: [readIt, thank, openQuestion, openReply],
  posts: [readLine],
  nudges: [tellLibrarians, tellAsker],
};
