// Asks on the terminal before something happens that can't be taken back easily. A pipe may answer, too.
import { createInterface } from "node:readline/promises";

/** True if they typed this word, in any case. False, too, if there is nobody to answer. */
export async function confirms(question: string, word: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = new Promise<string>((resolve) => {
    terminal.once("close", () => resolve(""));
    terminal.question(question).then(resolve, () => resolve(""));
  });
  const isSure = (await answer).trim().toUpperCase() === word.toUpperCase();
  terminal.close();
  return isSure;
}
