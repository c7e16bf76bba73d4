// Planning talks of librarians: save one, list them, change and delete them, make units of them.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { deleteTalkButton, restoreTalkButton } from "./delete-talk.js";
import { listTalks, turnTalkPage } from "./list-talks.js";
import { makeUnit } from "./make-unit.js";
import { notThisUnit } from "./not-this-unit.js";
import { saveTalk } from "./save-talk.js";
import { editTalk, talkForm } from "./talk-form.js";

export const talks: Feature<Ctx, PostCtx> = {
  subcommands: [saveTalk, listTalks],
  forms: [talkForm],
  buttons: [editTalk, deleteTalkButton, restoreTalkButton, makeUnit, notThisUnit, turnTalkPage],
};
