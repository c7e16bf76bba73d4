// Requests signed as Slack signs them: https://docs.slack.dev/authentication/verifying-requests-from-slack
import { createHmac } from "node:crypto";

export interface SignatureOptions {
  signingSecret: string;
  /** Seconds since 1970. */
  timestamp: number;
  /** Sent instead of the correct one. */
  signature?: string | undefined;
}

export function sign(body: string, { signingSecret, timestamp }: SignatureOptions): string {
  return `v0=${createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}

export function toSignedHeaders(body: string, signing: SignatureOptions): Record<string, string> {
  return {
    "x-slack-request-timestamp": String(signing.timestamp),
    "x-slack-signature": signing.signature ?? sign(body, signing),
  };
}
