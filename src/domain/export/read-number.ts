// Numbers as library systems and people write them: "2,117", "2.117", "1 940", "98.00".

/** A cell's number. `asks`: it may as well have decimals, so a person has to say what the point means in this file. */
interface ReadNumber {
  value: number;
  asks?: true;
}

const BLANK = /^(|-+|–|—|n\/?a)$/i;
const GROUPS = /^\d{1,3}(?:[ '’]\d{3})+$/;
const COMMAS = /^\d{1,3}(?:,\d{3})+(?:\.0+)?$/;
const POINTS = /^\d{1,3}(?:\.\d{3}){2,}(?:,0+)?$|^\d{1,3}\.\d{3},0+$/;
const ONE_POINT = /^\d{1,3}\.\d{3}$/;
const WHOLE = /^\d{1,12}(?:[.,]0{1,2})?$/;

/** "blank" for a cell without a number, undefined for one that can't be a count. */
export function readCount(cell: string | number): ReadNumber | "blank" | undefined {
  if (typeof cell === "number") {
    if (Number.isInteger(cell)) return cell >= 0 ? { value: cell } : undefined;
    // Excel took "2.117" for a number with decimals.
    const thousand = Math.round(cell * 1000);
    return cell > 0 && Math.abs(cell * 1000 - thousand) < 1e-6 ? { value: thousand, asks: true } : undefined;
  }
  const text = cell.replace(/\s/g, " ").trim();
  if (BLANK.test(text)) return "blank";
  if (GROUPS.test(text)) return { value: Number(text.replace(/\D/g, "")) };
  if (COMMAS.test(text)) return { value: Number(text.replace(/\..*/, "").replaceAll(",", "")) };
  if (POINTS.test(text)) return { value: Number(text.replace(/,.*/, "").replaceAll(".", "")) };
  if (ONE_POINT.test(text)) return { value: Number(text.replace(".", "")), asks: true };
  return WHOLE.test(text) ? { value: Number(text.replace(/[.,].*/, "")) } : undefined;
}

/** Does it show that this file writes a point between thousands? */
export const showsPointInThousands = (cell: string | number): boolean =>
  typeof cell === "string" && POINTS.test(cell.trim());

/** Days in hundredths: "19.5", "19,5". */
export function readDaysOpen(cell: string | number): ReadNumber | "blank" | undefined {
  const text = String(cell).trim();
  if (BLANK.test(text)) return "blank";
  if (!/^\d{1,2}(?:[.,]\d{1,2})?$/.test(text)) return undefined;
  return { value: Math.round(Number(text.replace(",", ".")) * 100) };
}
