-- The same for messages that only one person sees. Slack's reference doesn't say if those may have charts.
ALTER TABLE "Workspace" ADD COLUMN "whisperChartsRefusedAt" TEXT CHECK ("whisperChartsRefusedAt" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z');
