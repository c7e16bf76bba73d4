ALTER TABLE "Post" ADD COLUMN "about" TEXT;
ALTER TABLE "Unit" ADD COLUMN "movedFrom" TEXT CHECK ("movedFrom" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
