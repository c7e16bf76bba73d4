// Reads which drafts a person has, for the buttons in their Home that continue them.
import { sheetOf } from "../../content/index.js";
import { draftsOf } from "../../store/drafts.js";
import { ownReflection } from "../../store/own-reflections.js";
import type { Ctx } from "../context.js";
import type { PersonalSection } from "./home-view.js";

export async function readDrafts({ db, school, user }: Ctx): Promise<PersonalSection["drafts"]> {
  const saved = await draftsOf(db, school, user.id);
  const drafts = await Promise.all(
    saved.map(async ({ form }) => {
      // A draft is of a new reflection, by its sheet, or of changes to a saved one, by its id.
      const id = form.replace(/^reflect /, "");
      const newSheet = sheetOf(id);
      if (newSheet) return [{ title: newSheet.title, sheet: newSheet.key, reflection: undefined }];
      const reflection = await ownReflection(db, school, { id, person: user.id });
      const sheet = reflection && sheetOf(reflection.sheet);
      return sheet ? [{ title: sheet.title, sheet: sheet.key, reflection: reflection.id as string }] : [];
    }),
  );
  return drafts.flat();
}
