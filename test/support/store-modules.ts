// The files of the store, by which of its two tests for schools tries their functions.
import * as announcements from "../../src/store/announcements.js";
import * as askedQuestions from "../../src/store/asked-questions.js";
import * as chartRefusals from "../../src/store/chart-refusals.js";
import * as countedUnits from "../../src/store/counted-units.js";
import * as departments from "../../src/store/departments.js";
import * as drafts from "../../src/store/drafts.js";
import * as eraseImports from "../../src/store/erase-imports.js";
import * as eraseNames from "../../src/store/erase-names.js";
import * as erasePerson from "../../src/store/erase-person.js";
import * as evidence from "../../src/store/evidence.js";
import * as evidenceMarks from "../../src/store/evidence-marks.js";
import * as evidencePieces from "../../src/store/evidence-pieces.js";
import * as examples from "../../src/store/examples.js";
import * as figureImports from "../../src/store/figure-imports.js";
import * as figureRequests from "../../src/store/figure-requests.js";
import * as figures from "../../src/store/figures.js";
import * as finishLogImports from "../../src/store/finish-log-imports.js";
import * as goals from "../../src/store/goals.js";
import * as goneDrafts from "../../src/store/gone-drafts.js";
import * as handovers from "../../src/store/handovers.js";
import * as highlights from "../../src/store/highlights.js";
import * as homes from "../../src/store/homes.js";
import * as importedUnits from "../../src/store/imported-units.js";
import * as levelOpinions from "../../src/store/level-opinions.js";
import * as levelQuestionVersions from "../../src/store/level-question-versions.js";
import * as logImportCounts from "../../src/store/log-import-counts.js";
import * as logImportRows from "../../src/store/log-import-rows.js";
import * as logImportSteps from "../../src/store/log-import-steps.js";
import * as logImports from "../../src/store/log-imports.js";
import * as mentions from "../../src/store/mentions.js";
import * as nameMismatches from "../../src/store/name-mismatches.js";
import * as ohYeahPages from "../../src/store/oh-yeah-pages.js";
import * as ohYeahVersions from "../../src/store/oh-yeah-versions.js";
import * as ohYeahs from "../../src/store/oh-yeahs.js";
import * as oldLogImports from "../../src/store/old-log-imports.js";
import * as oldRows from "../../src/store/old-rows.js";
import * as ownReflections from "../../src/store/own-reflections.js";
import * as partnerNames from "../../src/store/partner-names.js";
import * as people from "../../src/store/people.js";
import * as personalRows from "../../src/store/personal-rows.js";
import * as planAttachments from "../../src/store/plan-attachments.js";
import * as planHistory from "../../src/store/plan-history.js";
import * as planItemsNow from "../../src/store/plan-items-now.js";
import * as planLists from "../../src/store/plan-lists.js";
import * as planNames from "../../src/store/plan-names.js";
import * as planOrigins from "../../src/store/plan-origins.js";
import * as planPages from "../../src/store/plan-pages.js";
import * as planPublications from "../../src/store/plan-publications.js";
import * as planRow from "../../src/store/plan-row.js";
import * as planUnits from "../../src/store/plan-units.js";
import * as plans from "../../src/store/plans.js";
import * as postLedger from "../../src/store/post-ledger.js";
import * as postPreviews from "../../src/store/post-previews.js";
import * as posts from "../../src/store/posts.js";
import * as readers from "../../src/store/readers.js";
import * as recordsRequests from "../../src/store/records-requests.js";
import * as reflectionList from "../../src/store/reflection-list.js";
import * as reflectionPages from "../../src/store/reflection-pages.js";
import * as reflectionPosts from "../../src/store/reflection-posts.js";
import * as reflectionRow from "../../src/store/reflection-row.js";
import * as reflections from "../../src/store/reflections.js";
import * as reminders from "../../src/store/reminders.js";
import * as reportAnswers from "../../src/store/report-answers.js";
import * as requests from "../../src/store/requests.js";
import * as retention from "../../src/store/retention.js";
import * as retractions from "../../src/store/retractions.js";
import * as roadblockAnswers from "../../src/store/roadblock-answers.js";
import * as roadblockOffers from "../../src/store/roadblock-offers.js";
import * as roadblockQuestions from "../../src/store/roadblock-questions.js";
import * as roadblocks from "../../src/store/roadblocks.js";
import * as saveLogImport from "../../src/store/save-log-import.js";
import * as schoolCalendars from "../../src/store/school-calendars.js";
import * as schools from "../../src/store/schools.js";
import * as search from "../../src/store/search.js";
import * as searchDocuments from "../../src/store/search-documents.js";
import * as searchEntriesModule from "../../src/store/search-entries.js";
import * as sharedPosts from "../../src/store/sent-posts.js";
import * as settings from "../../src/store/settings.js";
import * as talkRow from "../../src/store/talk-row.js";
import * as talks from "../../src/store/talks.js";
import * as teachers from "../../src/store/teachers.js";
import * as unitAnswers from "../../src/store/unit-answers.js";
import * as unitCoverage from "../../src/store/unit-coverage.js";
import * as unitHistory from "../../src/store/unit-history.js";
import * as unitList from "../../src/store/unit-list.js";
import * as unitOrigins from "../../src/store/unit-origins.js";
import * as unitPages from "../../src/store/unit-pages.js";
import * as unitRow from "../../src/store/unit-row.js";
import * as unitSections from "../../src/store/unit-sections.js";
import * as unitSpans from "../../src/store/unit-spans.js";
import * as unitTallies from "../../src/store/unit-tallies.js";
import * as units from "../../src/store/units.js";
import * as usualPartners from "../../src/store/usual-partners.js";

type Modules = Record<string, object>;

export const UNIT_MODULES: Modules = {
  "counted-units.ts": countedUnits,
  "announcements.ts": announcements,
  "figure-requests.ts": figureRequests,
  "figures.ts": figures,
  "figure-imports.ts": figureImports,
  "imported-units.ts": importedUnits,
  "log-import-counts.ts": logImportCounts,
  "log-import-rows.ts": logImportRows,
  "log-import-steps.ts": logImportSteps,
  "log-imports.ts": logImports,
  "save-log-import.ts": saveLogImport,
  "finish-log-imports.ts": finishLogImports,
  "old-log-imports.ts": oldLogImports,
  "departments.ts": departments,
  "erase-imports.ts": eraseImports,
  "erase-names.ts": eraseNames,
  "erase-person.ts": erasePerson,
  "gone-drafts.ts": goneDrafts,
  "goals.ts": goals,
  "chart-refusals.ts": chartRefusals,
  "homes.ts": homes,
  "mentions.ts": mentions,
  "name-mismatches.ts": nameMismatches,
  "old-rows.ts": oldRows,
  "partner-names.ts": partnerNames,
  "people.ts": people,
  "personal-rows.ts": personalRows,
  "plan-attachments.ts": planAttachments,
  "plan-history.ts": planHistory,
  "plan-items-now.ts": planItemsNow,
  "plan-lists.ts": planLists,
  "plan-origins.ts": planOrigins,
  "plan-names.ts": planNames,
  "plan-publications.ts": planPublications,
  "plan-pages.ts": planPages,
  "plan-row.ts": planRow,
  "plan-units.ts": planUnits,
  "plans.ts": plans,
  "post-ledger.ts": postLedger,
  "handovers.ts": handovers,
  "report-answers.ts": reportAnswers,
  "post-previews.ts": postPreviews,
  "posts.ts": posts,
  "reminders.ts": reminders,
  "records-requests.ts": recordsRequests,
  "requests.ts": requests,
  "retention.ts": retention,
  "school-calendars.ts": schoolCalendars,
  "schools.ts": schools,
  "search.ts": search,
  "search-documents.ts": searchDocuments,
  "search-entries.ts": searchEntriesModule,
  "settings.ts": settings,
  "evidence.ts": evidence,
  "evidence-marks.ts": evidenceMarks,
  "evidence-pieces.ts": evidencePieces,
  "talk-row.ts": talkRow,
  "talks.ts": talks,
  "teachers.ts": teachers,
  "unit-coverage.ts": unitCoverage,
  "unit-answers.ts": unitAnswers,
  "unit-history.ts": unitHistory,
  "unit-list.ts": unitList,
  "unit-pages.ts": unitPages,
  "unit-row.ts": unitRow,
  "unit-origins.ts": unitOrigins,
  "unit-sections.ts": unitSections,
  "unit-spans.ts": unitSpans,
  "unit-tallies.ts": unitTallies,
  "units.ts": units,
  "usual-partners.ts": usualPartners,
};

export const REFLECTED_MODULES: Modules = {
  "asked-questions.ts": askedQuestions,
  "drafts.ts": drafts,
  "examples.ts": examples,
  "highlights.ts": highlights,
  "level-opinions.ts": levelOpinions,
  "level-question-versions.ts": levelQuestionVersions,
  "oh-yeah-versions.ts": ohYeahVersions,
  "oh-yeah-pages.ts": ohYeahPages,
  "oh-yeahs.ts": ohYeahs,
  "own-reflections.ts": ownReflections,
  "readers.ts": readers,
  "reflection-list.ts": reflectionList,
  "reflection-pages.ts": reflectionPages,
  "reflection-posts.ts": reflectionPosts,
  "reflection-row.ts": reflectionRow,
  "reflections.ts": reflections,
  "retractions.ts": retractions,
  "roadblock-offers.ts": roadblockOffers,
  "roadblock-answers.ts": roadblockAnswers,
  "roadblock-questions.ts": roadblockQuestions,
  "roadblocks.ts": roadblocks,
  "sent-posts.ts": sharedPosts,
};

/** They reach no rows by themselves: they read a row's columns, or make a part of a statement. */
const WITHOUT_ROWS = [
  "toFigureSteps",
  "nameSteps",
  ...[
    "inSchool",
    "withSettings",
    "listFromText",
    "postKey",
    "unitsWhere",
    "plansWhere",
    "toLoggedUnit",
    "toReflection",
  ],
  ...[
    "isReadableBy",
    "toReaderParams",
    "writesOfOhYeah",
    "toCounted",
    "toChangeSteps",
    "toAnswerSteps",
    "toDeletionSteps",
    "toRoadblockState",
  ],
  ...["optionalFiguresFromText", "roadblockId", "isUnanswered"],
];

/** For all schools at once, by age. */
const FOR_ALL_SCHOOLS = [
  "deleteOldRows",
  "deleteByRetention",
  "deleteGoneDrafts",
  "deleteOldImports",
  "finishLogImports",
  "refreshSearch",
  "keepWhatUnitsSaid",
];

/** The names of the functions that reach the rows of a school. */
export const functionsOf = (modules: Modules): string[] =>
  Object.values(modules)
    .flatMap((all) => Object.entries(all).flatMap(([name, value]) => (typeof value === "function" ? [name] : [])))
    .filter((name) => ![...WITHOUT_ROWS, ...FOR_ALL_SCHOOLS].includes(name));
