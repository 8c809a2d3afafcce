import type { PackagedCase } from '../../../../shared/contract/case-json.ts'
import type { CaseDraft, PartyDraft } from '../../../../shared/contract/cases.ts'
import type { Collection } from '../../../../shared/contract/custody.ts'
import type { Difference } from '../../../../shared/contract/packages.ts'
import type { ArticleField, FindingRole } from '../../../../shared/domain/article.ts'
import type { Marks } from '../../../../shared/domain/mark.ts'
import type { StageDraft } from '../../../../shared/domain/stage.ts'
import { changeCase } from '../../cases/cases.ts'
import { requireOpenCase } from '../../cases/require.ts'
import { receiveCollection, carryCollections } from '../../custody/carrying.ts'
import { declareCollection } from '../../custody/declaring.ts'
import { carryDossiers, receiveDossier, retireVersion } from '../../dossier/carrying.ts'
import {
  carryDocuments,
  carryRelations,
  changeRelation,
  receiveCustody,
  receiveDocument,
  receiveRelation,
} from '../../evidence/carrying.ts'
import { annotate, declare } from '../../evidence/describing.ts'
import { requireDocument } from '../../evidence/documents.ts'
import { markDocuments } from '../../evidence/marking.ts'
import { EngineError } from '../../fault.ts'
import { receiveParty } from '../../parties/carrying.ts'
import { changeParty, partiesOf } from '../../parties/parties.ts'
import { carrySearches, receiveSearch } from '../../search/carrying.ts'
import { renameSearch } from '../../search/saved.ts'
import { carryStages, receiveStage } from '../../stages/carrying.ts'
import { changeStage } from '../../stages/stages.ts'
import { keyOfRuling, receiveRuling } from '../../stories/carrying.ts'
import type { Vault } from '../../vault/vault.ts'
import type { Fetched } from './fetching.ts'
import { mergeExhibits } from './merging-exhibits.ts'
import { mergeFacts, mergeMargins } from './merging-facts.ts'
import { mergeRows } from './merging-rows.ts'
import { goesInCircles } from './proving-case.ts'

export interface Merge {
  packaged: PackagedCase
  /** Those that are to stand as the package has them. */
  differences: readonly Difference[]
  fetched: Fetched
  /** SHA-256 of the package's manifest. */
  manifest: string
  /** Hash of the last entry of the package's chain, where that parted from ours and is kept beside it. */
  trail: string | undefined
}

/** What a merge works on: the fields chosen for each row of a part, and the rows of it that are new. */
export interface Merging extends Merge {
  vault: Vault
  caseId: string
  newKeys(part: Difference['part']): Set<string>
  fields(part: Difference['part']): Map<string, Record<string, unknown>>
  /** Notes a row or a field that could not be taken, by its difference. */
  refuse(part: Difference['part'], key: string): void
}

/**
 * Enters what was chosen, each change as an ordinary entry of our chain, behind one that says whose package it was.
 * What cannot stand beside what is here is left, and named in the answer. Inside a transaction.
 */
export function mergeCase(vault: Vault, merge: Merge): Record<string, unknown> {
  const { packaged, differences, manifest, trail } = merge
  const { merging, notTaken } = mergingOf(vault, merge)
  const { caseId } = merging
  const after = { from: packaged.madeBy, manifest, taken: differences.length, ...(trail !== undefined && { trail }) }
  vault.audit({ caseId, act: 'case.merged', subject: caseId, after })
  mergeOwnFields(merging)
  mergeParties(merging)
  mergeStages(merging)
  mergeDocuments(merging)
  mergeRelations(merging)
  mergeRulings(merging)
  mergeCollections(merging)
  mergeMargins(merging)
  mergeFacts(merging)
  mergeRows(merging)
  mergeExhibits(merging)
  mergeDossiers(merging)
  mergeSearches(merging)
  return { caseId, merged: true, taken: differences.length - notTaken.size, notTaken: [...notTaken] }
}

/** What is chosen of a package, part by part; `notTaken` gathers the ids of what was refused. */
export function mergingOf(vault: Vault, merge: Merge): { merging: Merging; notTaken: Set<string> } {
  const { packaged, differences } = merge
  const notTaken = new Set<string>()
  const merging: Merging = {
    ...merge,
    vault,
    caseId: packaged.case.id,
    newKeys: (part) => new Set(ofPart(differences, part, true).map(([key]) => key)),
    fields: (part) => {
      const byKey = Map.groupBy(ofPart(differences, part, false), ([key]) => key)
      return new Map(
        [...byKey].map(([key, some]) => [key, Object.fromEntries(some.map(([, one]) => [one.field!, one.theirs]))]),
      )
    },
    refuse(part, key) {
      for (const [found, one] of [...ofPart(differences, part, true), ...ofPart(differences, part, false)]) {
        if (found === key) notTaken.add(one.id)
      }
    },
  }
  return { merging, notTaken }
}

function ofPart(differences: readonly Difference[], part: Difference['part'], rows: boolean) {
  return differences
    .filter((one) => one.part === part && (one.field === null) === rows)
    .map((one): [key: string, Difference] => {
      const key = one.id.slice(part.length + 1)
      return [one.field === null ? key : key.slice(0, -one.field.length - 1), one]
    })
}

function mergeOwnFields({ vault, caseId, fields, refuse }: Merging): void {
  for (const [key, chosen] of fields('case')) {
    try {
      changeCase(vault, caseId, requireOpenCase(vault, caseId).revision, chosen as Partial<CaseDraft>)
    } catch (failure) {
      if (!(failure instanceof EngineError && failure.code === 'REFERENCE_TAKEN')) throw failure
      refuse('case', key)
    }
  }
}

function mergeParties({ vault, caseId, packaged, newKeys, fields }: Merging): void {
  const added = newKeys('party')
  for (const row of packaged.parties.filter(({ id }) => added.has(id))) {
    receiveParty(vault, caseId, row)
    vault.audit({ caseId, act: 'party.added', subject: row.id, after: { ...row, caseId } })
  }
  const here = new Map(partiesOf(vault, caseId).map(({ id, revision }) => [id, revision]))
  for (const [id, chosen] of fields('party')) changeParty(vault, id, here.get(id)!, chosen as Partial<PartyDraft>)
}

function mergeStages({ vault, caseId, packaged, newKeys, fields }: Merging): void {
  const added = newKeys('stage')
  for (const row of packaged.stages.filter(({ id }) => added.has(id))) {
    receiveStage(vault, caseId, row)
    vault.audit({ caseId, act: 'stage.recorded', subject: row.id, after: row })
  }
  const here = new Map(carryStages(vault, caseId).map(({ id, revision }) => [id, revision]))
  for (const [id, chosen] of fields('stage')) changeStage(vault, id, here.get(id)!, chosen as Partial<StageDraft>)
}

function mergeDocuments({ vault, caseId, packaged, fetched, newKeys, fields }: Merging): void {
  const added = newKeys('document')
  for (const row of packaged.documents.filter(({ id }) => added.has(id))) {
    receiveDocument(vault, caseId, row, fetched.text(row.id), fetched.web(row.id))
    const { sha256, size, fileName, origin } = row
    vault.audit({ caseId, act: 'document.imported', subject: row.id, after: { sha256, size, fileName, origin } })
  }
  const here = new Set(carryDocuments(vault, caseId).map(({ id }) => id))
  for (const { id, custody } of packaged.documents) if (here.has(id)) receiveCustody(vault, id, custody)
  for (const [id, chosen] of fields('document')) {
    const { notes, tags, ...others } = chosen as { notes?: string; tags?: string[] } & Record<string, unknown>
    const revision = () => requireDocument(vault, id).revision
    const marks: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(others)) {
      const [, field, role] = /^declared\.(\w+)\.(\w+)$/.exec(name) ?? []
      if (field === undefined) marks[name] = value
      else {
        const declared = { field: field as ArticleField, role: role as FindingRole, value: value as string | null }
        declare(vault, id, revision(), declared)
      }
    }
    if (Object.keys(marks).length > 0) markDocuments(vault, [id], marks as Partial<Marks>)
    if (notes !== undefined || tags !== undefined) annotate(vault, id, revision(), { notes, tags })
  }
}

function mergeRelations({ vault, caseId, packaged, newKeys, fields, refuse }: Merging): void {
  const here = new Set(carryDocuments(vault, caseId).map(({ id }) => id))
  const [added, changed] = [newKeys('relation'), fields('relation')]
  for (const row of packaged.relations) {
    const key = `${row.document} ${row.of}`
    if (!added.has(key) && !changed.has(key)) continue
    const stands = here.has(row.document) && here.has(row.of)
    if (!stands || goesInCircles([...carryRelations(vault, caseId), row])) {
      refuse('relation', key)
      continue
    }
    if (changed.has(key)) changeRelation(vault, row)
    else receiveRelation(vault, row)
    const { document: _document, declared: _declared, ...after } = row
    vault.audit({ caseId, act: 'document.related', subject: row.document, after })
  }
}

function mergeRulings({ vault, caseId, packaged, newKeys, fields, refuse }: Merging): void {
  const here = new Set(carryDocuments(vault, caseId).map(({ id }) => id))
  const [added, changed] = [newKeys('ruling'), fields('ruling')]
  for (const row of packaged.rulings) {
    const key = keyOfRuling(row)
    if (!added.has(key) && !changed.has(key)) continue
    if (!here.has(row.document) || !here.has(row.other)) {
      refuse('ruling', key)
      continue
    }
    receiveRuling(vault, row)
    const act = `${row.about}.${row.same ? 'joined' : 'parted'}`
    vault.audit({ caseId, act, subject: row.document, after: { others: [row.other] } })
  }
}

function mergeCollections({ vault, caseId, packaged, newKeys, fields, refuse }: Merging): void {
  const here = new Set(carryDocuments(vault, caseId).map(({ id }) => id))
  const added = newKeys('collection')
  for (const { id, collection } of packaged.documents) {
    if (!collection || !added.has(id)) continue
    if (!here.has(id)) refuse('collection', id)
    else {
      receiveCollection(vault, id, collection)
      vault.audit({ caseId, act: 'custody.declared', subject: id, after: collection })
    }
  }
  const declared = carryCollections(vault, caseId)
  for (const [id, chosen] of fields('collection')) {
    declareCollection(vault, id, declared.get(id)?.revision ?? 0, chosen as Partial<Collection>)
  }
}

function mergeDossiers({ vault, caseId, packaged, newKeys, fields, refuse }: Merging): void {
  const added = newKeys('dossier')
  const versions = new Set(carryDossiers(vault, caseId).map(({ version }) => version))
  for (const row of packaged.dossiers.filter(({ id }) => added.has(id))) {
    // Its number is printed in it: a second file under the same one cannot stand beside ours.
    if (versions.has(row.version)) refuse('dossier', row.id)
    else {
      receiveDossier(vault, caseId, row)
      const { version, sha256, size, language } = row
      vault.audit({ caseId, act: 'dossier.received', subject: row.id, after: { version, sha256, size, language } })
    }
  }
  for (const id of fields('dossier').keys()) refuse('dossier', id)
  const now = new Set(carryDossiers(vault, caseId).map(({ version }) => version))
  for (const version of packaged.retiredVersions) if (!now.has(version)) retireVersion(vault, caseId, version)
}

function mergeSearches({ vault, caseId, packaged, newKeys, fields, refuse }: Merging): void {
  const added = newKeys('search')
  const names = new Set(carrySearches(vault, caseId).map(({ name }) => name))
  for (const row of packaged.savedSearches.filter(({ id }) => added.has(id))) {
    if (names.has(row.name)) refuse('search', row.id)
    else {
      receiveSearch(vault, caseId, row)
      vault.audit({ caseId, act: 'search.saved', subject: row.id, after: { name: row.name, text: row.text } })
    }
  }
  const here = new Map(carrySearches(vault, caseId).map(({ id, revision }) => [id, revision]))
  for (const [id, chosen] of fields('search')) {
    const name = chosen['name'] as string
    if (names.has(name)) refuse('search', id)
    else renameSearch(vault, id, here.get(id)!, name)
  }
}
