-- The nightly backups of the whole file. Like the heartbeat, they belong to no workspace.
CREATE TABLE "Backup" (
    "night" TEXT NOT NULL PRIMARY KEY CHECK ("night" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "state" TEXT NOT NULL CHECK ("state" IN ('running', 'made', 'failed')),
    "startedAt" TEXT NOT NULL CHECK ("startedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "nextTryAt" TEXT NOT NULL CHECK ("nextTryAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "endedAt" TEXT CHECK ("endedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "file" TEXT CHECK (length("file") > 0),
    "bytes" INTEGER CHECK ("bytes" > 0),
    "reason" TEXT CHECK (length("reason") > 0),
    "toldAt" TEXT CHECK ("toldAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    CHECK (("state" = 'made') = ("file" IS NOT NULL AND "bytes" IS NOT NULL)),
    CHECK (("state" = 'running') = ("endedAt" IS NULL)),
    CHECK ("state" <> 'failed' OR "reason" IS NOT NULL)
);

-- Until when the ledger may lack posts that are out: it was restored from a backup, and nobody knows what followed it.
ALTER TABLE "School" ADD COLUMN "ledgerGapUntil" TEXT CHECK ("ledgerGapUntil" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z');
