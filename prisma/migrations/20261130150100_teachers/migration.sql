-- Who counts as a teacher: the members of a channel, and people chosen one by one. Neither: all staff.
ALTER TABLE "School" ADD COLUMN "teacherChannel" TEXT;

-- Bookend may not have met them yet, so there is no foreign key to a person.
CREATE TABLE "Teacher" (
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "schoolId", "personId"),
    CONSTRAINT "Teacher_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
