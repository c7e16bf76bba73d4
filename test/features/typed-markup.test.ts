// Titles and names that look like Slack's markup are shown as they were typed, in the notices above a form, too: nobody
// mentions a channel or fakes a link by them.
import { describe, expect, it } from "vitest";
import type { Actor } from "../../sandbox/workspace/acting/actor.js";
import { ask, clickOn, openForm } from "../support/asking.js";
import { COMPLETE, logByForm } from "../support/logging.js";
import { GUEST, LEE, OMAR, PAT, type School, startSchool, TESS } from "../support/school.js";
import { openSettings } from "../support/settings.js";
import { expectGoodMessages } from "../support/words.js";

const MARKUP = "<@U0LIBRARY01> & <https://example.org|Lee>";
const ESCAPED = "&lt;@U0LIBRARY01&gt; &amp; &lt;https://example.org|Lee&gt;";

async function rename({ slack }: School, id: string): Promise<void> {
  await slack.updatePerson(id, { name: MARKUP });
  await slack.settle();
}

const noticeIn = (actor: Actor) => JSON.stringify(actor.modal()?.blocks[0]);
const footerIn = (actor: Actor) => JSON.stringify(actor.modal()?.blocks.at(-1));

describe("typed markup is escaped", () => {
  it("in the question whether to log a unit again: its title, and the name of the person who logged it", async () => {
    const school = await startSchool();
    await logByForm(school, { title: MARKUP });
    await rename(school, TESS);
    await logByForm(school, { title: MARKUP, partners: [TESS] }, LEE);
    expect(noticeIn(school.slack.as(LEE))).toContain(`*Log it again?* ${ESCAPED} already logged ${ESCAPED} with`);
    expectGoodMessages(school);
  });

  it("in the notice above a form that wasn't saved: the name of the person who logged the unit", async () => {
    const school = await startSchool();
    await logByForm(school, { partners: [LEE, OMAR] });
    await rename(school, TESS);
    const list = await ask(school, "list", { by: OMAR });
    await clickOn(school, list, "Edit", OMAR);
    await school.slack.settle();
    await school.db.levelOpinion.deleteMany({ where: { personId: OMAR } });
    await school.db.unitPartner.deleteMany({ where: { personId: OMAR } });
    await school.slack.as(OMAR).submit();
    await school.slack.settle();
    expect(noticeIn(school.slack.as(OMAR))).toContain(
      `*Not saved.* Only the unit's partners, librarians and admins can change it. ${ESCAPED} logged it.`,
    );
    expectGoodMessages(school);
  });

  it("in the notice about a line that isn't clear", async () => {
    const school = await startSchool();
    const tess = await openForm(school, `log ${`${ESCAPED} `.repeat(4)}, grade 4, level 2 with <@${LEE}> today`);
    expect(noticeIn(tess)).toContain(`"*${ESCAPED} &lt;@U0LIBRARY01&gt; &amp;…*: Keep it to 150 characters or fewer.`);
    expectGoodMessages(school);
  });

  it("in the notice about a typed partner who can't be one", async () => {
    const school = await startSchool();
    await rename(school, GUEST);
    const tess = await openForm(school, `log Maps, grade 4, level 2 with <@${GUEST}> today`);
    expect(noticeIn(tess)).toContain(`${ESCAPED} is a guest here. Choose a staff member, or list them under Others.`);
    expectGoodMessages(school);
  });

  it("in the line below the settings: the school's name", async () => {
    const school = await startSchool();
    await school.db.school.updateMany({ data: { name: MARKUP } });
    await openSettings(school);
    expect(footerIn(school.slack.as(PAT))).toContain(`These settings apply to everyone at ${ESCAPED}.`);
    expectGoodMessages(school);
  });

  it("in the fallback text of every list that quotes it", async () => {
    const school = await startSchool();
    await logByForm(school, { ...COMPLETE, title: MARKUP });
    for (const typed of ["list", "report"]) expect((await ask(school, typed)).text).toContain(ESCAPED);
    expect((await ask(school, `ohyeah ${ESCAPED}`)).text).toContain(ESCAPED);
    expect((await ask(school, "ohyeah")).text).toContain(ESCAPED);
    expectGoodMessages(school);
  });
});
