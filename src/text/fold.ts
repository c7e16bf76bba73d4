// Text as searches compare it, the same with every database: without case, accents and kinds of quotation marks.

/** "Día de los Muertos" and "DIA DE LOS MUERTOS" become the same. */
export const foldText = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”„]/g, '"')
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
