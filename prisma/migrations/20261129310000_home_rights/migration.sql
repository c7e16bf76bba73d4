-- What a person's Home was last drawn for. When it differs from what they may see now, their Home is drawn again.
ALTER TABLE "Person" ADD COLUMN "homeRights" TEXT CHECK ("homeRights" IN ('outsider', 'staff', 'librarian', 'admin', 'admin and librarian'));
UPDATE "Person" SET "homeRights" = CASE
    WHEN "standing" <> 'member' THEN 'outsider'
    WHEN ("slackAdmin" OR "admin") AND "librarian" THEN 'admin and librarian'
    WHEN "slackAdmin" OR "admin" THEN 'admin'
    WHEN "librarian" THEN 'librarian'
    ELSE 'staff' END
  WHERE "homeOpenedAt" IS NOT NULL;
