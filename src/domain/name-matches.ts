// Which names outside Slack are the same person, and who in Slack may be that person.
import { nameKey } from "./partner-names.js";

/** One spelling, and how many units use it. */
export interface NameCount {
  name: string;
  units: number;
}

/** Someone outside Slack, in all the ways their name was written. */
export interface OutsideName {
  /** As most units spell it. */
  name: string;
  spellings: string[];
  units: number;
}

export interface NameOffer {
  outside: OutsideName;
  person: { id: string; name: string };
}

function groupByKey<T extends { name: string }>(all: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(nameKey(one.name), [...(groups.get(nameKey(one.name)) ?? []), one]);
  return groups;
}

/** The names that most units use come first. */
export function groupNames(counts: readonly NameCount[]): OutsideName[] {
  const groups = groupByKey(counts);
  return [...groups.values()]
    .map((group) => {
      const spellings = group.toSorted((a, b) => b.units - a.units || a.name.localeCompare(b.name));
      const units = group.reduce((sum, { units: count }) => sum + count, 0);
      return { name: spellings[0]?.name ?? "", spellings: spellings.map(({ name }) => name), units };
    })
    .sort((a, b) => b.units - a.units || a.name.localeCompare(b.name));
}

/** The names that exactly one person in Slack has, unless someone said that they aren't the same person. */
export function nameOffers(
  outside: readonly OutsideName[],
  staff: readonly { id: string; name: string }[],
  mismatches: readonly { name: string; personId: string }[],
): NameOffer[] {
  const people = groupByKey(staff);
  const isRefused = new Set(mismatches.map(({ name, personId }) => `${personId} ${nameKey(name)}`));
  return outside.flatMap((group) => {
    const key = nameKey(group.name);
    const [person, ...more] = people.get(key) ?? [];
    if (!person || more.length > 0 || isRefused.has(`${person.id} ${key}`)) return [];
    return [{ outside: group, person: { id: person.id, name: person.name } }];
  });
}
