import enCommon from './en/common.json' with { type: 'json' }
import ruCommon from './ru/common.json' with { type: 'json' }
import enErrors from './en/errors.json' with { type: 'json' }
import ruErrors from './ru/errors.json' with { type: 'json' }
import enCases from './en/cases.json' with { type: 'json' }
import ruCases from './ru/cases.json' with { type: 'json' }
import enEvidence from './en/evidence.json' with { type: 'json' }
import ruEvidence from './ru/evidence.json' with { type: 'json' }
import enRecognition from './en/recognition.json' with { type: 'json' }
import ruRecognition from './ru/recognition.json' with { type: 'json' }
import enRedaction from './en/redaction.json' with { type: 'json' }
import ruRedaction from './ru/redaction.json' with { type: 'json' }
import enRecovery from './en/recovery.json' with { type: 'json' }
import ruRecovery from './ru/recovery.json' with { type: 'json' }
import enSearch from './en/search.json' with { type: 'json' }
import ruSearch from './ru/search.json' with { type: 'json' }
import enExhibits from './en/exhibits.json' with { type: 'json' }
import ruExhibits from './ru/exhibits.json' with { type: 'json' }
import enFacts from './en/facts.json' with { type: 'json' }
import ruFacts from './ru/facts.json' with { type: 'json' }
import enDossier from './en/dossier.json' with { type: 'json' }
import ruDossier from './ru/dossier.json' with { type: 'json' }
import enVault from './en/vault.json' with { type: 'json' }
import ruVault from './ru/vault.json' with { type: 'json' }
import enSettings from './en/settings.json' with { type: 'json' }
import ruSettings from './ru/settings.json' with { type: 'json' }
import enJobs from './en/jobs.json' with { type: 'json' }
import ruJobs from './ru/jobs.json' with { type: 'json' }
import enPlaces from './en/places.json' with { type: 'json' }
import ruPlaces from './ru/places.json' with { type: 'json' }
import enPalette from './en/palette.json' with { type: 'json' }
import ruPalette from './ru/palette.json' with { type: 'json' }
import enCli from './en/cli.json' with { type: 'json' }
import ruCli from './ru/cli.json' with { type: 'json' }
import enDates from './en/dates.json' with { type: 'json' }
import ruDates from './ru/dates.json' with { type: 'json' }
import enMarks from './en/marks.json' with { type: 'json' }
import ruMarks from './ru/marks.json' with { type: 'json' }
import enAudit from './en/audit.json' with { type: 'json' }
import ruAudit from './ru/audit.json' with { type: 'json' }
import enCustody from './en/custody.json' with { type: 'json' }
import ruCustody from './ru/custody.json' with { type: 'json' }
import enPackages from './en/packages.json' with { type: 'json' }
import ruPackages from './ru/packages.json' with { type: 'json' }
import enPapers from './en/papers.json' with { type: 'json' }
import ruPapers from './ru/papers.json' with { type: 'json' }
import enKeys from './en/keys.json' with { type: 'json' }
import ruKeys from './ru/keys.json' with { type: 'json' }
import enLoss from './en/loss.json' with { type: 'json' }
import ruLoss from './ru/loss.json' with { type: 'json' }
import enStories from './en/stories.json' with { type: 'json' }
import ruStories from './ru/stories.json' with { type: 'json' }
import enUndo from './en/undo.json' with { type: 'json' }
import ruUndo from './ru/undo.json' with { type: 'json' }
import enAgreements from './en/agreements.json' with { type: 'json' }
import ruAgreements from './ru/agreements.json' with { type: 'json' }
import enRegisters from './en/registers.json' with { type: 'json' }
import ruRegisters from './ru/registers.json' with { type: 'json' }
import enBecause from './en/because.json' with { type: 'json' }
import ruBecause from './ru/because.json' with { type: 'json' }
import enReports from './en/reports.json' with { type: 'json' }
import ruReports from './ru/reports.json' with { type: 'json' }
import enSections from './en/sections.json' with { type: 'json' }
import ruSections from './ru/sections.json' with { type: 'json' }
import enAnswers from './en/answers.json' with { type: 'json' }
import ruAnswers from './ru/answers.json' with { type: 'json' }
import enRights from './en/rights.json' with { type: 'json' }
import ruRights from './ru/rights.json' with { type: 'json' }
import enConflicts from './en/conflicts.json' with { type: 'json' }
import ruConflicts from './ru/conflicts.json' with { type: 'json' }
import enClaims from './en/claims.json' with { type: 'json' }
import ruClaims from './ru/claims.json' with { type: 'json' }
import enProceedings from './en/proceedings.json' with { type: 'json' }
import ruProceedings from './ru/proceedings.json' with { type: 'json' }
import enBackups from './en/backups.json' with { type: 'json' }
import ruBackups from './ru/backups.json' with { type: 'json' }
import enChronology from './en/chronology.json' with { type: 'json' }
import ruChronology from './ru/chronology.json' with { type: 'json' }
import enActs from './en/acts.json' with { type: 'json' }
import ruActs from './ru/acts.json' with { type: 'json' }
import enLicences from './en/licences.json' with { type: 'json' }
import ruLicences from './ru/licences.json' with { type: 'json' }

/** Every sentence that a person reads, by language and namespace. The only place where they stand. */
export const catalogues = {
  en: {
    common: enCommon,
    errors: enErrors,
    cases: enCases,
    evidence: enEvidence,
    recognition: enRecognition,
    recovery: enRecovery,
    redaction: enRedaction,
    search: enSearch,
    exhibits: enExhibits,
    facts: enFacts,
    dossier: enDossier,
    vault: enVault,
    because: enBecause,
    claims: enClaims,
    reports: enReports,
    answers: enAnswers,
    proceedings: enProceedings,
    backups: enBackups,
    keys: enKeys,
    settings: enSettings,
    jobs: enJobs,
    places: enPlaces,
    palette: enPalette,
    cli: enCli,
    dates: enDates,
    marks: enMarks,
    papers: enPapers,
    audit: enAudit,
    custody: enCustody,
    packages: enPackages,
    stories: enStories,
    undo: enUndo,
    registers: enRegisters,
    acts: enActs,
    licences: enLicences,
    agreements: enAgreements,
    loss: enLoss,
    rights: enRights,
    conflicts: enConflicts,
    chronology: enChronology,
    sections: enSections,
  },
  ru: {
    common: ruCommon,
    errors: ruErrors,
    cases: ruCases,
    evidence: ruEvidence,
    recognition: ruRecognition,
    recovery: ruRecovery,
    redaction: ruRedaction,
    search: ruSearch,
    exhibits: ruExhibits,
    facts: ruFacts,
    dossier: ruDossier,
    vault: ruVault,
    because: ruBecause,
    claims: ruClaims,
    reports: ruReports,
    answers: ruAnswers,
    proceedings: ruProceedings,
    backups: ruBackups,
    keys: ruKeys,
    settings: ruSettings,
    jobs: ruJobs,
    places: ruPlaces,
    palette: ruPalette,
    cli: ruCli,
    dates: ruDates,
    marks: ruMarks,
    papers: ruPapers,
    audit: ruAudit,
    custody: ruCustody,
    packages: ruPackages,
    stories: ruStories,
    undo: ruUndo,
    registers: ruRegisters,
    acts: ruActs,
    licences: ruLicences,
    agreements: ruAgreements,
    loss: ruLoss,
    rights: ruRights,
    conflicts: ruConflicts,
    chronology: ruChronology,
    sections: ruSections,
  },
} as const
