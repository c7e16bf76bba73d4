// Rules against sentences that read as translated and words the product doesn't use, in everything people read.

interface Rule {
  /** What is wrong, for the reader of the failure. */
  why: string;
  pattern: RegExp;
  /** A sentence the rule must catch, as this file's test checks. */
  sample: string;
}

/** One rule per mistake; each `sample` was once in the product. */
export const RULES: readonly Rule[] = [
  {
    why: "LMS is a learning management system: say librarian",
    pattern: /\bLMS\b/,
    sample: "a channel to tell the LMS what they need",
  },
  {
    why: "nobody in Slack knows a packet",
    pattern: /\bthe packet\b/i,
    sample: "You wrote least about these. What the packet says:",
  },
  {
    why: "things are, they do not stand",
    pattern:
      /\b(?:it|they|that|report|may|already|anyway|what|who) stands?\b|\bstands? (?:in|there|under|by|without|over)\b/i,
    sample: "Deleted. It stands in no list and no report.",
  },
  { why: "say when or if something happens", pattern: /\bit comes\b/i, sample: "It comes back in four weeks." },
  { why: "say who does it", pattern: /\bof it is made\b|\bis made of it\b/i, sample: "No figure is made of it." },
  {
    why: "say anyone who",
    pattern: /(?<!visible to )\bwhoever\b|\bwhom\b/i,
    sample: "Tell whoever looks after Bookend.",
  },
  { why: "ask what worked", pattern: /\bwhat did it\?/i, sample: "What did it?" },
  { why: "say one per line", pattern: /\bone a line\b/i, sample: "One a line." },
  { why: "say subjects, not what is on offer", pattern: /\bon offer\b/i, sample: "Subjects on offer" },
  { why: "say what", pattern: /\bthat which\b/i, sample: "That which was logged." },
  {
    why: "begin the sentence with its subject",
    pattern: /(?:^|[.;!?…]\s+)(?:Who|Whose|What|Where)\s[^.?!:]{12,}\.(?:\s|$)/m,
    sample: "Saved. Who logged it can change it.",
  },
  { why: "say please don't", pattern: /\bplease no\b/i, sample: "Please no student names." },
  { why: "contract it", pattern: /\bI (?:do not|cannot|am not|will not)\b/, sample: "I do not know /unit halp." },
  { why: "say anymore, or no longer", pattern: /\bany more\b(?! \w+s\b)/i, sample: "I won't ask any more." },
  {
    why: "Slack says Only visible to you itself",
    pattern: /\bonly you (?:can )?see this\b/i,
    sample: "Only you see this message.",
  },
  {
    why: "plain words",
    pattern: /\b(?:anew|shall|beside|limelight|at hand|tell of|afterwards|meanwhile|in their place|in its place)\b/i,
    sample: "The report is drawn anew.",
  },
  {
    why: "nothing waits for people",
    pattern: /\bwaiting for you\b|\bwaits for you\b/i,
    sample: "Waiting for you: 1 level",
  },
  { why: "say by itself", pattern: /\bwith nothing after it\b/i, sample: "with nothing after it, a form opens" },
  { why: "say saved", pattern: /\bkept as an\b|\bnot kept\b/i, sample: "Kept as an OH YEAH:" },
  {
    why: "say skipped, or post it anyway",
    pattern: /\bleft out\b|\bafter all\b/i,
    sample: "It goes out after all.",
  },
  {
    why: "ratings, not views of the level",
    pattern: /\bviews? (?:of the level|differ)\b|\bsaw the level\b|\bsee it alike\b/i,
    sample: "1.5, views differ",
  },
  { why: "say apply", pattern: /\bsettings hold\b/i, sample: "These settings hold for everyone." },
  { why: "say Hi", pattern: /^Hello\b/, sample: "Hello Tess Whitlock." },
  {
    why: "say check back",
    pattern: /\bask how it (?:is|went)\b|\bask you how\b|\bI ask\b|\bHow is it\?/,
    sample: "In 4 weeks I ask you how it is.",
  },
  {
    why: "American spelling",
    pattern:
      /\b(?:organis|recognis|summaris|realis|apologis|customis|colour|favour|behaviour|centre|misspelt|learnt|towards|grey)/i,
    sample: "You can organise it.",
  },
  {
    why: "8:00 AM, as an American clock shows it",
    pattern: /(?<![\d:T-])(?:0\d|1[3-9]|2[0-3]):[0-5]\d(?![:\d])/,
    sample: "The report is posted at 08:00.",
  },
];

/** The problems with a text that people read, in words; empty when there are none. */
export function unplainWordsIn(text: string): string[] {
  return RULES.flatMap(({ why, pattern }) => {
    const match = pattern.exec(text)?.[0];
    return match === undefined ? [] : [`"${match.trim()}" (${why}): ${text.slice(0, 200)}`];
  });
}
