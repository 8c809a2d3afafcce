import type { Block, EvidenceDocument } from '../../../shared/contract/evidence.ts'
import type { Exhibit } from '../../../shared/contract/exhibits.ts'
import { standing, type ArticleField } from '../../../shared/domain/article.ts'
import { EdtfDate } from '../../../shared/domain/edtf.ts'
import { countryOf } from '../../../shared/domain/jurisdiction.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { getCase } from '../cases/cases.ts'
import { readForums } from '../cases/forums.ts'
import { today } from '../clock.ts'
import { getDocuments, readBlocks } from '../evidence/documents.ts'
import { listExhibits } from '../exhibits/exhibits.ts'
import { readJurisdictions } from '../jurisdictions/jurisdictions.ts'
import { listStages } from '../stages/stages.ts'
import type { Vault } from '../vault/vault.ts'
import { gatherEvents } from './gather-events.ts'
import type { DossierExhibit, DossierForum, DossierInput, DossierMail, Known } from './input.ts'
import { gatherNarrative } from './printed-references.ts'

/** Everything that the dossier of a case will say, in its language. Notes, tags, undisclosed stages and sections that are not to be printed stay here. */
export function gatherDossier(
  vault: Vault,
  resources: string,
  of: { caseId: string; language: Language; version: number; chronology?: boolean },
): DossierInput {
  const { language, version } = of
  const file = getCase(vault, of.caseId)
  const places = new Map(readJurisdictions(resources).map(({ code, name }) => [code, name[language]]))
  const nameOf = (code: string | null) => (code === null ? null : (places.get(code) ?? code))
  const forum = readForums(resources).find(({ id }) => id === file.forum)
  return {
    language,
    version,
    caseTitle: file.title,
    reference: file.reference,
    sample: file.sample,
    madeOn: today(),
    forum: forumOf(file.forumName, forum && { ...forum, name: forum.name[language], caption: forum.caption[language] }),
    seat: file.seat,
    seatAgreed: file.seatAgreed,
    governingLaw: file.governingLaw,
    proceedingsLanguage: file.language,
    jurisdiction: jurisdictionName(file.jurisdiction, nameOf),
    otherSide: forum?.defendantIs ?? 'respondent',
    parties: file.parties.map(({ role, name, aliases, country, address, representative }) => ({
      role,
      name,
      aliases,
      country: nameOf(country),
      address,
      representative,
    })),
    stages: listStages(vault, file.id)
      .filter(({ disclosable }) => disclosable)
      .map(({ stage, on, note }) => ({ stage, on, note })),
    narrative: gatherNarrative(vault, file.id, language),
    events: of.chronology ? gatherEvents(vault, resources, file, nameOf) : [],
    exhibits: gatherExhibits(vault, file.id),
  }
}

function forumOf(named: string, known: DossierForum | undefined): DossierForum | null {
  if (known) return { name: named || known.name, kind: known.kind, caption: known.caption || null }
  return named ? { name: named, kind: 'arbitration', caption: null } : null
}

function jurisdictionName(code: string | null, nameOf: (code: string) => string | null): string | null {
  if (code === null) return null
  const country = countryOf(code)
  return code === country ? nameOf(code) : `${nameOf(code)}, ${nameOf(country)}`
}

function gatherExhibits(vault: Vault, caseId: string): DossierExhibit[] {
  const exhibits = listExhibits(vault, caseId)
  const labels = new Map(
    exhibits.filter(({ state }) => state !== 'withdrawn').map((one) => [one.document.id, one.label]),
  )
  const documentIds = exhibits.map(({ document }) => document.id)
  const documents = getDocuments(vault, caseId, documentIds)
  return documents.map((document, at) => gatherExhibit(vault, exhibits[at] as Exhibit, document, labels))
}

/** @param labels Labels of the exhibits that stand, by their documents. */
function gatherExhibit(
  vault: Vault,
  { label, withdrawnOn }: Exhibit,
  document: EvidenceDocument,
  labels: ReadonlyMap<string, string>,
): DossierExhibit {
  const { findings, related, relations } = document
  const known = (field: ArticleField): Known | null => {
    const found = standing(findings, field)
    return found && found.basis !== 'offered' ? { value: found.value, basis: found.basis } : null
  }
  const published = known('published')
  const date = published && EdtfDate.safeParse(published.value).data
  const blocks = readBlocks(vault, document.id, 1, document.blocks)
  return {
    label,
    title: known('title'),
    firstSentence: document.firstSentence,
    author: known('author'),
    publisher: known('publisher'),
    published: published && date ? { value: date, basis: published.basis } : null,
    language: document.language,
    format: document.format,
    partOf: partOf(relations, labels),
    sha256: document.sha256,
    size: document.size,
    pages: document.pages,
    recognised: document.recognised,
    withdrawnOn,
    mail:
      document.format === 'eml' || document.format === 'msg'
        ? { ...mailHead(blocks), ...attachmentsOf(related) }
        : null,
    content:
      document.format === 'pdf' || document.format === 'image'
        ? { kind: 'pdf', sha256: document.sha256 }
        : { kind: 'text', blocks },
  }
}

function partOf(
  relations: EvidenceDocument['relations'],
  labels: ReadonlyMap<string, string>,
): DossierExhibit['partOf'] {
  for (const { kind, of, certified, translator, translatedOn } of relations) {
    const label = labels.get(of)
    if (label !== undefined && kind !== 'copy') return { kind, label, certified, translator, translatedOn }
  }
  return null
}

/** What a mail's sheet says of its attachments: a name may say what its mark keeps in the house, so that it is not given. */
function attachmentsOf(related: EvidenceDocument['related']): Pick<DossierMail, 'attachments' | 'attachmentsKept'> {
  const all = related.filter(({ kind }) => kind === 'attachment' || kind === 'part').map(({ document }) => document)
  const named = all.map(({ bars, exhibit, fileName }) => (bars.length === 0 ? fileName : exhibit))
  const attachments = named.filter((name) => name !== null)
  return { attachments, attachmentsKept: all.length - attachments.length }
}

/** The header lines with which the text of a mail begins. */
function mailHead(blocks: readonly Block[]): Omit<DossierMail, 'attachments' | 'attachmentsKept'> {
  const line = (name: string) => {
    const start = `${name}: `
    return (
      blocks
        .slice(0, 5)
        .find(({ text }) => text.startsWith(start))
        ?.text.slice(start.length) ?? ''
    )
  }
  return { from: line('From'), to: line('To'), cc: line('Cc'), sent: line('Date'), subject: line('Subject') }
}
