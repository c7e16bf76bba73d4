// The small picture next to a name: initials on a color that stays the same for each person.

const HUES = 8;

const hueOf = (id: string) => [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % HUES;

const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join("")
    .toUpperCase();

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
      {isApp ? name.charAt(0) : initialsOf(name)}
    </span>
  );
}
