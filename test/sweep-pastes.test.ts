// Everything that people paste into a form, into each field of each form where they write: it is saved as they saw it, or
// refused in words that say why. Nothing fails, and nobody is pinged.
import { describe, expect, it } from "vitest";
import type { Actor } from "../sandbox/workspace/acting/actor.js";
import type { JsonObject } from "../sandbox/workspace/json.js";
import { ask } from "./support/asking.js";
import { LEE, OMAR, PAT, type School, STAFF, startSchool, TESS } from "./support/school.js";
import { FORM_ENTRIES } from "./support/surfaces.js";
import { expectGoodMessages, sentBy } from "./support/words.js";

/** Two hundred thousand characters, of kinds that once took seconds or minutes to read. */
const HUGE = {
  words: "water ".repeat(33_334).trim(),
  "one word": "w".repeat(200_000),
  lines: Array.from({ length: 25_000 }, (_, at) => `a${at}.`).join("\r\n"),
  commas: Array.from({ length: 25_000 }, (_, at) => `a${at}`).join(", "),
  dots: `a${".".repeat(200_000)}b`,
  dashes: `Nov 26${"-".repeat(200_000)}b`,
  brackets: "(".repeat(200_000),
};

const PASTES = {
  "a page of HTML": '<ul class="std"><li>Observe &lt; 5 maps</li><li>Earth&rsquo;s rivers</li></ul>',
  "markup of Slack": `<!channel> <!here> <@${OMAR}> <#${STAFF}> <https://example.org|Lee> *bold* _i_ \`code\` &lt;!channel&gt;`,
  "text from right to left, and emoji":
    "שלום\u200f (x), می\u200cخواهم \u202eabc\u202c 👩\u200d👩\u200d👧 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} e\u0301",
  "what no one sees, and halves of characters":
    "Riv\u0000ers\ud83d \udc38 del\u200bta\u00ad\ufeff\r\nnext\rline\u2028last",
};

/** What of them is no plain English. */
const LOUD = ["!channel", "!here", "👩\u200d👩\u200d👧", "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}"];

const textFields = (actor: Actor): { name: string; most: number }[] =>
  (actor.modal()?.blocks ?? []).flatMap((block) =>
    block.type === "input" && block.element.type === "plain_text_input"
      ? [{ name: block.block_id ?? "", most: block.element.max_length ?? 3000 }]
      : [],
  );

async function closeAll(school: School, by: string): Promise<void> {
  while (school.slack.as(by).modal()) await school.slack.as(by).close();
  await school.slack.settle();
}

/** A school in which this person may open forms. */
async function startFor(by: string): Promise<School> {
  const school = await startSchool();
  await ask(school, `log Atlas for ${by}, grade 4, level 2 with <@${by}> today`, { by: by === OMAR ? TESS : OMAR });
  return school;
}

/** Opens the form as this person and fills it in. Undefined if they may not. */
async function openFilled(school: School, form: string, by: string): Promise<Actor | undefined> {
  const entry = FORM_ENTRIES[form];
  const actor = await entry?.open(school, by);
  if (!entry || !actor?.modal()) return undefined;
  await actor.fill({ ...entry.fields, ...entry.fieldsOf?.(by) });
  await school.slack.settle();
  return actor;
}

/** Fills these fields and saves the form. Returns the errors it gets. */
async function sendWith(school: School, actor: Actor, texts: Record<string, string>): Promise<Record<string, string>> {
  await actor.fill(texts);
  await school.slack.settle();
  const { ack } = await actor.submit({ unchecked: true });
  await school.slack.settle();
  return (ack?.response_action === "errors" ? ack.errors : {}) as Record<string, string>;
}

const BUGS = /\(ref |Something went wrong|couldn't be/;

const failures = (school: School) => [
  ...school.logged.filter((line) => line.includes('"level":"error"')),
  ...sentBy(school).flatMap(({ content }) => (BUGS.test(JSON.stringify(content)) ? [content] : [])),
];

const FORMS = Object.keys(FORM_ENTRIES);

type Payload = JsonObject & { view: JsonObject & { state: { values: JsonObject } } };

/** What Slack sends when this person saves the open form. */
async function toSaved(school: School, actor: Actor): Promise<Payload> {
  const { request } = await actor.submit({ unchecked: true });
  await school.slack.settle();
  return request.payload as Payload;
}

/** Sends a form again, as a client without limits would, with this text in one field. Returns the error it gets. */
async function errorAt(school: School, saved: Payload, [field, value]: [string, string]): Promise<string | undefined> {
  const values = { ...saved.view.state.values, [field]: { [field]: { type: "plain_text_input", value } } };
  const sent = { ...saved, response_urls: [], view: { ...saved.view, state: { values } } };
  const { ack } = await school.slack.deliver("interaction", sent);
  return ack?.response_action === "errors" ? (ack.errors as Record<string, string>)[field] : undefined;
}

describe.each([
  ["a librarian", LEE],
  ["an admin", PAT],
])("two hundred thousand characters, pasted by %s", (_who, by) => {
  it("are refused at their field, in words", async () => {
    const school = await startFor(by);
    const unclear: string[] = [];
    let tried = 0;
    for (const form of FORMS) {
      const actor = await openFilled(school, form, by);
      const fields = actor ? textFields(actor) : [];
      if (actor && fields.length > 0) {
        const saved = await toSaved(school, actor);
        for (const { name } of fields) {
          for (const [kind, text] of Object.entries(HUGE)) {
            const error = await errorAt(school, saved, [name, text]);
            const isClear = error !== undefined && error.length < 1000 && /^[A-Z0-9"“].*[.”]$/s.test(error);
            if (!isClear) unclear.push(`${form}, ${name}, ${kind}: ${error}`);
            tried += 1;
          }
        }
      }
      await closeAll(school, by);
    }
    expect(unclear).toEqual([]);
    expect(tried).toBeGreaterThan(100);
    expect(failures(school)).toEqual([]);
    expectGoodMessages(school, Object.values(HUGE));
  });
});

describe.each(Object.entries(PASTES))("%s, pasted into every field of every form", (_what, paste) => {
  it("is saved or refused in words, and nothing fails", async () => {
    const school = await startFor(LEE);
    for (const form of FORMS) {
      const actor = await openFilled(school, form, LEE);
      const fields = actor ? textFields(actor) : [];
      if (actor && fields.length > 0) {
        const texts = Object.fromEntries(fields.map(({ name, most }) => [name, paste.slice(0, most)]));
        const errors = await sendWith(school, actor, texts);
        for (const [name, words] of Object.entries(errors)) expect(words, `${form}, ${name}`).toMatch(/\w.*[.”]$/s);
        // What was refused goes, and the rest is saved.
        const kept = FORM_ENTRIES[form]?.fields ?? {};
        const wrong = Object.keys(errors).map((name) => [name, kept[name] ?? ""]);
        if (wrong.length > 0 && actor.modal()) await sendWith(school, actor, Object.fromEntries(wrong));
      }
      await closeAll(school, LEE);
    }
    for (const typed of ["list all", "report", "find rivers", "ideas", "week"]) await ask(school, typed, { by: LEE });
    expect(failures(school)).toEqual([]);
    expectGoodMessages(school, [paste, ...LOUD]);
  });
});
