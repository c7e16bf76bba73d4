// A web address in the form that Slack takes: it refuses the whole message for a space or a bracket in one.

/** Undefined if it is no address. Whatever RFC 3986 allows only as an escape is escaped, and opens the same page. */
export function toWebAddress(typed: string): string | undefined {
  const href = URL.parse(typed)?.href;
  if (href === undefined || !/^https?:/.test(href)) return undefined;
  const [page = "", ...fragment] = href.split("#");
  const whole = fragment.length === 0 ? page : `${page}#${fragment.join("%23")}`;
  return whole.replace(/%(?![\da-f]{2})/gi, "%25").replace(/[^\w\-.~:/?#@!$&'()*+,;=%]/g, encodeURIComponent);
}
