-- Whether those who can read a roadblock also read what solved it. Its writer decides; so far nobody did.
ALTER TABLE "Roadblock" ADD COLUMN "sharesSolution" BOOLEAN NOT NULL DEFAULT false;
