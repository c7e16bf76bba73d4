-- Who asked for a post before it was due, so that it goes out right away; null: it goes out when it is due.
ALTER TABLE "Post" ADD COLUMN "askedBy" TEXT CHECK (length("askedBy") > 0);

-- Who got to see a post before it was due: each person once.
CREATE TABLE "PostPreview" (
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "name" TEXT NOT NULL CHECK (length("name") > 0),
    "period" TEXT NOT NULL CHECK (length("period") > 0),
    "personId" TEXT NOT NULL,
    "sentAt" TEXT NOT NULL CHECK ("sentAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "schoolId", "name", "period", "personId"),
    CONSTRAINT "PostPreview_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PostPreview_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "PostPreview_workspaceId_personId_idx" ON "PostPreview" ("workspaceId", "personId");
CREATE INDEX "PostPreview_sentAt_idx" ON "PostPreview" ("sentAt");
