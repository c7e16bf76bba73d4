// Grades as library systems and people write them, in English and Spanish: "Grade 4", "04", "4th", "4.º", "Kinder".
import { foldText } from "../../text/fold.js";
import { GRADES, type Grade } from "../grade.js";

const AROUND = /\b(?:grade|grado|gr|level|nivel|year|curso)\b\.?:?|[#:]/g;
const PRE_K = /^(?:pk|pre[- ]?k(?:inder(?:garten)?|indergarten)?|prek\w*|preschool|preescolar|p3|p4|-1|ps|tk)$/;
const KINDER = /^(?:k|kg|kd|kdg|kinder|kindergarten|kindergarden|kinder garten|0|00)$/;
const NUMBER = /^0?(\d{1,2})(?:st|nd|rd|th|\.?[oºª°]|er|ro|do|to|mo|vo|no)?\.?$/;

/** "Other" for what is no grade, such as "Faculty"; undefined for an empty cell. */
export function readGrade(cell: string | number): Grade | undefined {
  const text = foldText(String(cell)).replace(AROUND, " ").replace(/\s+/g, " ").trim();
  if (text === "") return undefined;
  if (PRE_K.test(text)) return "PK";
  if (KINDER.test(text)) return "K";
  const [, number] = NUMBER.exec(text) ?? [];
  return GRADES.find((grade) => grade === String(Number(number))) ?? "Other";
}
