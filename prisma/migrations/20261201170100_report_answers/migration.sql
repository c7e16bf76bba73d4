-- What someone answered to a posted report: that they read it, thanks, or a question. The key makes each happen once: the
-- kind itself, or for a question the request that asked it.
CREATE TABLE "ReportAnswer" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "post" TEXT NOT NULL CHECK (length("post") > 0),
    "period" TEXT NOT NULL CHECK (length("period") > 0),
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('read', 'thanks', 'question')),
    "key" TEXT NOT NULL CHECK (length("key") > 0),
    "text" TEXT CHECK (length("text") BETWEEN 1 AND 1000),
    "createdAt" TEXT NOT NULL CHECK ("createdAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    "reply" TEXT CHECK (length("reply") BETWEEN 1 AND 1000),
    "repliedById" TEXT,
    "replyToldAt" TEXT CHECK ("replyToldAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
    CHECK (("kind" = 'question') = ("text" IS NOT NULL)),
    CHECK (("reply" IS NULL) = ("repliedById" IS NULL)),
    CHECK ("reply" IS NULL OR "kind" = 'question'),
    CHECK ("replyToldAt" IS NULL OR "reply" IS NOT NULL),

    PRIMARY KEY ("workspaceId", "id"),
    CONSTRAINT "ReportAnswer_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReportAnswer_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReportAnswer_workspaceId_repliedById_fkey" FOREIGN KEY ("workspaceId", "repliedById") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "ReportAnswer_workspaceId_schoolId_post_period_personId_key_key" ON "ReportAnswer" ("workspaceId", "schoolId", "post", "period", "personId", "key");
CREATE INDEX "ReportAnswer_workspaceId_personId_idx" ON "ReportAnswer" ("workspaceId", "personId");
CREATE INDEX "ReportAnswer_workspaceId_repliedById_idx" ON "ReportAnswer" ("workspaceId", "repliedById");
CREATE INDEX "ReportAnswer_workspaceId_schoolId_createdAt_idx" ON "ReportAnswer" ("workspaceId", "schoolId", "createdAt");

-- Who was told of thanks or a question: each librarian once.
CREATE TABLE "ReportAnswerTold" (
    "workspaceId" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "toldAt" TEXT NOT NULL CHECK ("toldAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),

    PRIMARY KEY ("workspaceId", "answerId", "personId"),
    CONSTRAINT "ReportAnswerTold_workspaceId_answerId_fkey" FOREIGN KEY ("workspaceId", "answerId") REFERENCES "ReportAnswer" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ReportAnswerTold_workspaceId_personId_fkey" FOREIGN KEY ("workspaceId", "personId") REFERENCES "Person" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "ReportAnswerTold_workspaceId_personId_idx" ON "ReportAnswerTold" ("workspaceId", "personId");
