-- Units of an import come into the log, and leave it when it is undone, in short steps. Until then it is under way, so that
-- the next start goes on after a stop in the middle.
ALTER TABLE "LogImport" ADD COLUMN "underWay" BOOLEAN NOT NULL DEFAULT false;
