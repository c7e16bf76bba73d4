-- When this workspace's Slack last refused a message because of its charts. For some weeks none are sent then.
ALTER TABLE "Workspace" ADD COLUMN "chartsRefusedAt" TEXT CHECK ("chartsRefusedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z');
