// The tips of the week: the packet's hints and benefits, each as a line that stands by itself.
import { BENEFITING, benefitsList } from "./benefits-list.js";
import { administration, culture, scheduling } from "./roadblock-hints.js";

const hints = [culture, scheduling, administration].flatMap(({ title, items }) =>
  items.map((item) => `${title}: a wise library media specialist will ${item}.`),
);

const gains = BENEFITING.flatMap((who) =>
  benefitsList[who].items.map(
    (item) => `What ${benefitsList[who].title.toLowerCase()} gain from partnership: ${item}.`,
  ),
);

export const tips: readonly string[] = [...hints, ...gains];
