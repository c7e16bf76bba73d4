// Takes the times out of a ZIP, so that the same content is the same file. A DOCX is one.

const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
/** January 1, 1980, the first day that a ZIP can name. */
const FIRST_DAY = 0x21;

/** The bytes of a ZIP without a comment, changed in place. */
export function withoutTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const setTime = (at: number) => {
    view.setUint16(at, 0, true);
    view.setUint16(at + 2, FIRST_DAY, true);
  };
  const end = zip.byteLength - END_SIZE;
  if (view.getUint32(end, true) !== END) throw new Error("The ZIP doesn't end as it should.");
  let at = view.getUint32(end + 16, true);
  while (view.getUint32(at, true) === CENTRAL) {
    setTime(at + 12);
    setTime(view.getUint32(at + 42, true) + 10);
    at += CENTRAL_SIZE + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
}
