// Two plans of units in the demo, written for it, each by a teacher and a librarian: for grade 6, and for a ninth-grade course.
import { asPersonId, asPlanId } from "../../src/domain/ids.js";
import type { PlanField, PlanValues } from "../../src/domain/plan/plan-fields.js";
import { addAttachments } from "../../src/store/plan-attachments.js";
import { addPlan, savePlan } from "../../src/store/plans.js";
import type { School } from "../../src/store/schools.js";
import type { Db } from "../../src/store/sql/database.js";
import { LEE, NOOR, TESS } from "./school.js";

const SUNITA = "U0TEACHER06";

interface Part {
  by: string;
  values: Partial<PlanValues>;
  links?: readonly { name: string; address: string }[];
}

interface DemoPlan {
  id: string;
  daysAgo: number;
  /** In the order they were written. */
  parts: readonly [Part, ...Part[]];
}

const person = (id: string, name: string, about: Pick<PlanValues["people"][number], "role" | "jobTitle">) => ({
  ...{ id: asPersonId(id), name, ...about },
});

const EGYPT: DemoPlan = {
  id: "demo-plan-egypt",
  daysAgo: 5,
  parts: [
    {
      by: TESS,
      values: {
        title: "A museum of daily life in Ancient Egypt",
        people: [
          person(TESS, "Tess Whitlock", { role: "teacher", jobTitle: "Grade 6 social studies" }),
          person(LEE, "Lee Marchbanks", { role: "librarian", jobTitle: "Library media specialist" }),
        ],
        grades: ["6"],
        subject: "Social studies",
        level: 4,
        timeFrame: "Three weeks: four library periods and six class periods",
        overview:
          "Students become curators. In pairs they choose an object of daily life in Ancient Egypt, find out who used it and how, and build a display with a label that cites its sources. On the last day the library becomes a museum, and families walk through it with an audio guide that the students recorded.",
        deficits: [
          {
            area: "English language arts",
            indicators:
              "Fall assessment, grade 6: finding the main idea in informational texts (54 percent proficient)",
          },
        ],
        standards: [
          {
            area: "Social studies",
            text: "D2.His.3.6-8. Use questions generated about individuals and groups to analyze why they, and the developments they shaped, are seen as historically significant.\n\nD3.1.6-8. Gather relevant information from multiple sources.",
          },
          {
            area: "English language arts",
            text: "RI.6.2\nW.6.7\n   a. Draw on several sources\n   b. Refocus the inquiry",
          },
        ],
        teacherDuties: [
          { text: "Teach how historians read objects", addressesGap: false },
          {
            text: "Model how to find the main idea of a paragraph, and practice it in each class period",
            addressesGap: true,
          },
          { text: "Grade the labels with the rubric", addressesGap: false },
        ],
      },
    },
    {
      by: LEE,
      values: {
        aasl: ["1.1.4", "1.1.7", "1.3.1", "2.1.6", "IV.A.3", "VI.A.2"],
        librarianDuties: [
          { text: "Pull books at three reading levels, and a list of museum collections online", addressesGap: true },
          { text: "Teach note-taking with main-idea cards", addressesGap: true },
          { text: "Teach how to cite an object and a picture", addressesGap: false },
        ],
        print: [
          "Aliki. Mummies Made in Egypt. Crowell, 1979.",
          "Macaulay, David. Pyramid. Houghton Mifflin, 1975.",
          "Ancient Egypt at three reading levels: 24 titles on cart 4",
        ],
        electronic: [
          "The Met, Collection of Egyptian Art: https://www.metmuseum.org/art/collection",
          "The British Museum, Collection Online: https://www.britishmuseum.org/collection",
        ],
        audiovisuals: ["Audio guides of two museums, to listen to before students write their own"],
        equipment: ["6 tablets for the audio guide, display boards"],
        product: "A display with an object, a label of 80 words, and one minute of audio guide",
        assessment:
          "Rubric for the label: main idea, evidence, sources. The teacher grades the label, the librarian the sources.\nChecklist for the audio guide, filled in by another pair",
        adaptations:
          "Sentence starters and a picture dictionary for English learners. A label may be dictated.\nFor more: compare two labels of the same kind of object, and say whose story each of them tells.",
      },
      links: [
        { name: "Rubric for museum labels", address: "https://lincoln.example/library/museum-label-rubric" },
        { name: "Main-idea cards to print", address: "https://lincoln.example/library/main-idea-cards" },
      ],
    },
  ],
};

const GENES: DemoPlan = {
  id: "demo-plan-genes",
  daysAgo: 12,
  parts: [
    {
      by: SUNITA,
      values: {
        title: "Genes and choices",
        people: [
          person(SUNITA, "Sunita Raghavendar", { role: "teacher", jobTitle: "Biology" }),
          person(NOOR, "Noor Halabiyan", { role: "librarian", jobTitle: "Library media specialist" }),
        ],
        grades: ["9"],
        subject: "Science",
        level: 3,
        timeFrame: "Two weeks",
        overview:
          "Who may know what is in your genes? Ninth graders read how genetic tests work, then take a case: an insurer, a family, a police lab. They weigh sources for and against, and argue their case before a panel of classmates that asks for the evidence behind each claim.",
        standards: [
          {
            area: "Science",
            text: "HS-LS3-1. Ask questions to clarify relationships about the role of DNA and chromosomes in coding the instructions for characteristic traits passed from parents to offspring.",
          },
        ],
        teacherDuties: [
          { text: "Teach inheritance and how a genetic test works", addressesGap: false },
          { text: "Lead the panels", addressesGap: false },
        ],
        product: "A position paper of two pages, and its defense before a panel",
        assessment:
          "Rubric for claims, evidence and sources. The teacher grades the claims, the librarian the sources.",
      },
    },
    {
      by: NOOR,
      values: {
        aasl: ["1.2.4", "2.1.3", "3.3.4", "I.B.3", "V.A.2"],
        librarianDuties: [
          { text: "Teach how to tell a study from an opinion about it", addressesGap: false },
          { text: "Set up the databases, and keep a list of sources for each case", addressesGap: false },
        ],
        print: ["Skloot, Rebecca. The Immortal Life of Henrietta Lacks. Crown, 2010. Chapters 17 and 24"],
        electronic: ["Gale In Context: Opposing Viewpoints", "MedlinePlus Genetics: https://medlineplus.gov/genetics"],
        equipment: ["A timer and a microphone for the panels"],
        adaptations:
          "Summaries of each case in plain language and in Spanish. For more: interview a genetic counselor.",
      },
      links: [{ name: "Cases for the panels", address: "https://lincoln.example/library/gene-cases" }],
    },
  ],
};

export const DEMO_PLANS: readonly DemoPlan[] = [EGYPT, GENES];

/** Writes a plan as its authors did, one after the other. */
export async function writeDemoPlan(
  db: Db,
  school: School,
  { plan, now, key }: { plan: DemoPlan; now: Date; key: string },
): Promise<void> {
  const [first, ...more] = plan.parts;
  const id = asPlanId(plan.id);
  await addPlan(db, school, { id, values: first.values, by: asPersonId(first.by), key, now });
  for (const [at, { by, values: change }] of more.entries()) {
    const fields = Object.keys(change) as PlanField[];
    const edit = { plan: id, after: at + 1, change, fields, by: asPersonId(by), key: `${key} ${at}`, now };
    await savePlan(db, school, edit);
  }
  for (const [at, { by, links = [] }] of plan.parts.entries()) {
    const attachments = links.map((link) => ({ ...link, file: undefined }));
    await addAttachments(db, school, { plan: id, by: asPersonId(by), now, key: `${key} links ${at}`, attachments });
  }
}
