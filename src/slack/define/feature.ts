// What one folder of features contributes to the app: a list for each kind of definition.

import type { Button } from "./button.js";
import type { Form } from "./form.js";
import type { MessageShortcut } from "./message-shortcut.js";
import type { Nudge } from "./nudge.js";
import type { Post } from "./post.js";
import type { Question } from "./question.js";
import type { Setting } from "./setting.js";
import type { Subcommand } from "./subcommand.js";

/** `C` is the context of a request. `P` is the context of posts and nudges, which nobody requests. */
export interface Feature<C, P> {
  subcommands?: readonly Subcommand<C>[];
  forms?: readonly Form<C>[];
  buttons?: readonly Button<C>[];
  messageShortcuts?: readonly MessageShortcut<C>[];
  posts?: readonly Post<P>[];
  nudges?: readonly Nudge<P>[];
  /** Questions that are asked by someone's request. Nudges are questions, too. */
  questions?: readonly Question<P>[];
  settings?: readonly Setting<C, unknown>[];
}

/** All of their definitions, each list in the order of the features. Nudges are among the questions, too. */
export function joinFeatures<C, P>(features: readonly Feature<C, P>[]): Required<Feature<C, P>> {
  const nudges = features.flatMap((feature) => feature.nudges ?? []);
  return {
    nudges,
    subcommands: features.flatMap((feature) => feature.subcommands ?? []),
    forms: features.flatMap((feature) => feature.forms ?? []),
    buttons: features.flatMap((feature) => feature.buttons ?? []),
    messageShortcuts: features.flatMap((feature) => feature.messageShortcuts ?? []),
    posts: features.flatMap((feature) => feature.posts ?? []),
    questions: [...nudges, ...features.flatMap((feature) => feature.questions ?? [])],
    settings: features.flatMap((feature) => feature.settings ?? []),
  };
}
