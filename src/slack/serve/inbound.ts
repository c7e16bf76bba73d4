// How Slack's requests arrive: over a socket that Bookend opens, or at its port.
import type { RequestListener } from "node:http";
import type { Logger, Receiver } from "@slack/bolt";
import { createHttpReceiver } from "./http-receiver.js";
import type { InFlight } from "./in-flight.js";
import { createSocketMode, type SocketMode } from "./socket-mode.js";

interface Inbound {
  receiver: Receiver;
  /** Undefined in HTTP mode. */
  socket: SocketMode | undefined;
  /** Takes Slack's requests at the port; "never" in Socket Mode. */
  listener: RequestListener | "never";
}

/** Socket Mode if there is an `appToken`, otherwise HTTP. `work` tracks every HTTP request, so a shutdown can wait. */
export function createInbound(options: {
  appToken: string | undefined;
  signingSecret: string | undefined;
  apiUrl: string;
  logger: Logger;
  work: InFlight;
}): Inbound {
  const { appToken, signingSecret = "", apiUrl, logger, work } = options;
  if (appToken) {
    const socket = createSocketMode({ appToken, apiUrl, logger });
    return { receiver: socket.receiver, socket, listener: "never" };
  }
  const receiver = createHttpReceiver({ signingSecret, logger });
  const listener: RequestListener = (request, response) => {
    // Tracked from its first byte, so a shutdown also waits for a request that is still being read.
    void work.track(new Promise((resolve) => response.once("close", resolve)));
    receiver.requestListener(request, response);
  };
  return { receiver, socket: undefined, listener };
}
