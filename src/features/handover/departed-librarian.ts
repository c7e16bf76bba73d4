// When the last librarian has left Slack, each admin hears of it once, with a button to choose another.
import type { PersonId } from "../../domain/ids.js";
import { defineNudge } from "../../slack/define/nudge.js";
import { claimDeparture, namedLibrarians, releaseDeparture, untoldOf } from "../../store/handovers.js";
import { libraryTeam } from "../../store/people.js";
import type { PostCtx } from "../context.js";
import { toDepartedMessage, toFilledMessage } from "./handover-view.js";

interface Departure {
  admin: PersonId;
  departed: string;
}

/** Their ids; undefined if nobody was ever named, or one of them is still here. */
async function findDeparted({ db, school }: PostCtx): Promise<string | undefined> {
  const named = await namedLibrarians(db, school.workspaceId);
  return named.length === 0 || named.some(({ isHere }) => isHere) ? undefined : named.map(({ id }) => id).join(" ");
}

export const departedLibrarian = defineNudge({
  name: "departed-librarian",

  async due(ctx: PostCtx): Promise<Departure[]> {
    const { db, school } = ctx;
    const departed = await findDeparted(ctx);
    if (departed === undefined) return [];
    const admins = (await libraryTeam(db, school.workspaceId)).map(({ id }) => id);
    const untold = await untoldOf(db, school.workspaceId, { admins, departed });
    return untold.map((admin) => ({ admin, departed }));
  },

  to: ({ admin }) => admin,
  about: ({ departed }) => departed.split(" "),
  claim: ({ db, school }, departure) => claimDeparture(db, school.workspaceId, departure),
  release: ({ db, school }, departure) => releaseDeparture(db, school.workspaceId, departure),

  async versions({ db, school }, asked) {
    const named = await namedLibrarians(db, school.workspaceId);
    return asked.map(() => JSON.stringify(named.filter(({ isHere }) => isHere)));
  },

  async compose({ db, school }, { about }) {
    const named = await namedLibrarians(db, school.workspaceId);
    const here = named.filter(({ isHere }) => isHere).map(({ name }) => name);
    if (here.length > 0) return toFilledMessage(here);
    const departed = named.filter(({ id }) => about.includes(id)).map(({ name }) => name);
    return toDepartedMessage(departed.length > 0 ? departed : ["The librarian"]);
  },
});
