// Takes Slack's HTTP requests: reads a body of limited size, checks its signature, and hands the payload to the Bolt app.
// Made of Bolt's own parts. Its HTTPReceiver gives no answer at all to a signed body that is `null`.
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { type App, HTTPResponseAck, HTTPModuleFunctions as http, type Logger, type Receiver } from "@slack/bolt";
import { onceAMinute } from "./once-a-minute.js";

/**
 * Bytes. A view has up to 250 kB, what is typed in it comes on top, and a letter outside ASCII takes nine bytes in a request:
 * a step of a plan that is full came to 1.2 MB. Bolt's own limit is 4 MB.
 */
const BODY_LIMIT = 2 * 1024 * 1024;

/** An answer to a request that isn't Slack's, or that can't be read. */
class RefusedRequest extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const tooLarge = () => new RefusedRequest(413, `it is larger than ${BODY_LIMIT} bytes`);

function toRefused(error: unknown): RefusedRequest {
  if (!http.isRawBodyError(error)) return new RefusedRequest(401, "its signature is missing, wrong or too old");
  return error.statusCode === 413 ? tooLarge() : new RefusedRequest(400, "it ended early");
}

/** The payload of a request that Slack signed. Throws RefusedRequest. */
async function readSigned(request: IncomingMessage, signingSecret: string): Promise<Record<string, unknown>> {
  // At once, instead of after the first bytes too many.
  if (Number(request.headers["content-length"]) > BODY_LIMIT) throw tooLarge();
  const verified = await http
    .parseAndVerifyHTTPRequest({ signingSecret, bodyLimit: BODY_LIMIT }, request)
    .catch((error: unknown) => Promise.reject(toRefused(error)));
  let body: unknown;
  try {
    body = http.parseHTTPRequestBody(verified);
  } catch {
    throw new RefusedRequest(400, "it isn't JSON");
  }
  if (typeof body === "object" && body !== null && ["type", "command", "ssl_check"].some((key) => key in body)) {
    return body as Record<string, unknown>;
  }
  throw new RefusedRequest(400, "it is no payload of Slack's");
}

/** Says once a minute for each status that there was one, so that strangers can't fill the log. */
function createRefusalLog(logger: Logger): (refused: RefusedRequest) => void {
  const says = new Map<number, () => void>();
  return ({ status, message }) => {
    const say = says.get(status) ?? onceAMinute(() => logger.warn(`Answered a request with ${status}: ${message}`));
    says.set(status, say);
    say();
  };
}

function refuse(response: ServerResponse, status: number): void {
  // Closes the connection, too: the sender has no use for it, or is still sending.
  response.writeHead(status, { connection: "close" }).end();
}

/** Hands the payload to the app, which acks it. If a listener throws before its ack, Slack gets a 500. */
async function handOver(
  app: App,
  payload: Record<string, unknown>,
  at: { request: IncomingMessage; response: ServerResponse; logger: Logger },
): Promise<void> {
  const { request, response, logger } = at;
  const ack = new HTTPResponseAck({
    ...{ logger, processBeforeResponse: false },
    ...{ httpRequest: request, httpRequestBody: payload, httpResponse: response },
  });
  try {
    await app.processEvent({ body: payload, ack: ack.bind() });
  } catch (error) {
    ack.ack();
    await http.defaultProcessEventErrorHandler({
      ...{ error: error as Error, logger, request, response },
      storedResponse: undefined,
    });
  }
}

export interface HttpReceiver extends Receiver {
  requestListener: RequestListener;
}

export function createHttpReceiver({ signingSecret, logger }: { signingSecret: string; logger: Logger }): HttpReceiver {
  let app: App | undefined;
  const noteRefusal = createRefusalLog(logger);
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      const payload = await readSigned(request, signingSecret);
      if (payload.ssl_check === "1") http.buildSSLCheckResponse(response);
      else if (payload.type === "url_verification") http.buildUrlVerificationResponse(response, payload);
      else if (app) await handOver(app, payload, { request, response, logger });
    } catch (error) {
      if (!(error instanceof RefusedRequest)) throw error;
      noteRefusal(error);
      refuse(response, error.status);
    }
  };
  return {
    init: (bolt) => {
      app = bolt;
    },
    // The server is Bookend's own, which also answers health checks.
    start: async () => {},
    stop: async () => {},
    requestListener: (request, response) => void receive(request, response),
  };
}
