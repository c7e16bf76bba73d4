-- Slack refuses some messages as too long. This is the size it accepted, so that redrawing the message starts there.
ALTER TABLE "Post" ADD COLUMN "size" INTEGER NOT NULL DEFAULT 0 CHECK ("size" >= 0);
