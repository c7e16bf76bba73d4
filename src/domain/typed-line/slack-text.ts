// Text as Slack sends it (docs.slack.dev/messaging/formatting-message-text), turned into the words its writer saw.

/** `<@U1|lee>`, `<#C1|library>`, `<!here>`, `<http://x.org|x>`: a sigil, a target and perhaps a label. */
const MARKUP = /<([#@!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

const ESCAPES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** The ids of the people a text mentions, each once. */
export function mentionedPeople(text: string): string[] {
  return [...new Set([...text.matchAll(/<@([A-Z0-9]+)/g)].map(([, id = ""]) => id))];
}

/** Turns mentions, channels, broadcasts and links into the words their writer saw. `names` are people's names by id. */
export function toPlainText(text: string, names: ReadonlyMap<string, string> = new Map()): string {
  return text
    .replace(MARKUP, (_markup, sigil: string, target: string, label?: string) => {
      const name = sigil === "@" ? names.get(target) : undefined;
      if (name) return name;
      if (label) return sigil === "" ? label : label.replace(/^[#@]/, "");
      if (sigil === "") return target.replace(/^(?:mailto|tel):/, "");
      return sigil === "!" && !target.includes("^") ? target : "";
    })
    .replace(/&(?:amp|lt|gt);/g, (entity) => ESCAPES[entity] ?? entity);
}
