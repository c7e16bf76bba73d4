// The small picture next to a name: initials on a color that stays the same for each person.

const HUES = 8;

const hueOf = (id: string) => [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % HUES;

/** A name may begin with an emoji, which charAt would cut in half. */
export const firstCharacterOf = ([first = ""]: string) => first;

const initialsOf = (name: string) => name.split(/\s+/).slice(0, 2).map(firstCharacterOf).join("").toUpperCase();

interface AvatarProps {
  id: string;
  name: string;
  isApp: boolean;
  size?: "small";
}

export function Avatar({ id, name, isApp, size }: AvatarProps) {
  const className = ["avatar", isApp ? "app-avatar" : "", size ?? ""].filter(Boolean).join(" ");
  return (
    <span className={className} data-hue={isApp ? undefined : hueOf(id)} aria-hidden="true">
      {isApp ? firstCharacterOf(name) : initialsOf(name)}
    </span>
  );
}
