-- When its writer was told that a draft is saved, after closing its form: once for each draft.
ALTER TABLE "Draft" ADD COLUMN "toldAt" TEXT CHECK ("toldAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z');
