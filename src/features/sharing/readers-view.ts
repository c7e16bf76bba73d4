// The words below a list of what was shared with librarians and admins.

/** It isn't complete when Slack didn't say who is where. */
export const sharedWithWords = ({ isComplete }: { isComplete: boolean }): string =>
  isComplete
    ? "Shared with librarians and admins, or in a channel you're in."
    : "Shared with librarians and admins. Slack didn't answer, so what was shared in channels isn't listed.";
