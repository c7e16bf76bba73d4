-- A department of a school, such as Science.
CREATE TABLE "Department" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "name" TEXT NOT NULL CHECK (length("name") BETWEEN 1 AND 75),
    -- The name as it is compared: without case and accents.
    "key" TEXT NOT NULL CHECK (length("key") > 0),
    "version" INTEGER NOT NULL DEFAULT 1 CHECK ("version" >= 1),

    CONSTRAINT "Department_workspaceId_schoolId_fkey" FOREIGN KEY ("workspaceId", "schoolId") REFERENCES "School" ("workspaceId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "Department_workspaceId_id_key" ON "Department" ("workspaceId", "id");
CREATE UNIQUE INDEX "Department_workspaceId_schoolId_key_key" ON "Department" ("workspaceId", "schoolId", "key");

-- Who is in it. Bookend may not have met them yet, so there is no foreign key to a person.
CREATE TABLE "DepartmentTeacher" (
    "workspaceId" TEXT NOT NULL,
    "departmentId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "departmentId", "personId"),
    CONSTRAINT "DepartmentTeacher_workspaceId_departmentId_fkey" FOREIGN KEY ("workspaceId", "departmentId") REFERENCES "Department" ("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);
