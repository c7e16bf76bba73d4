-- The channels that get a reminder to log before a month ends, comma-separated; empty means none.
ALTER TABLE "School" ADD COLUMN "reminderChannels" TEXT NOT NULL DEFAULT '';

-- A librarian who doesn't want the reminder.
ALTER TABLE "Person" ADD COLUMN "remindersOff" BOOLEAN NOT NULL DEFAULT false;

-- What became of one month's reminder for one person.
CREATE TABLE "Reminder" (
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "month" TEXT NOT NULL CHECK ("month" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    "remindedAt" TEXT CHECK ("remindedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "declinedAt" TEXT CHECK ("declinedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "schoolId", "personId", "month"),
    CONSTRAINT "Reminder_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Reminder_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "Reminder_workspaceId_personId_idx" ON "Reminder" ("workspaceId", "personId");
CREATE INDEX "Reminder_month_idx" ON "Reminder" ("month");
