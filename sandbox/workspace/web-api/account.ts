// Web API: the token's owner, the team, and the address for Socket Mode.

import { SlackError } from "../slack-error.js";
import type { Method } from "./method.js";

export const account: Record<string, Method> = {
  "api.test": {
    token: "any",
    run(_state, args) {
      if (args.error !== undefined) throw new SlackError(String(args.error), { args });
      return { args };
    },
  },
  "auth.test": {
    run({ settings }) {
      return {
        url: `https://${settings.teamDomain}.slack.com/`,
        team: settings.teamName,
        user: "bookend",
        team_id: settings.teamId,
        user_id: settings.botUserId,
        bot_id: settings.botId,
        is_enterprise_install: false,
      };
    },
  },
  "apps.connections.open": {
    token: "app",
    run: (state) => ({ url: state.openSocket() }),
  },
  "team.info": {
    scope: "team:read",
    run: ({ settings }) => ({
      team: {
        id: settings.teamId,
        name: settings.teamName,
        domain: settings.teamDomain,
        email_domain: "school.example",
        icon: { image_default: true },
      },
    }),
  },
};
