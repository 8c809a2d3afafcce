import type { Series } from '../../../../shared/contract/exhibits.ts'
import { carryDocuments } from '../../evidence/carrying.ts'
import {
  carryExhibits,
  carrySeries,
  changeExhibits,
  receiveExhibit,
  receiveSeries,
  receiveService,
  retireNumber,
  type CarriedExhibit,
} from '../../exhibits/carrying.ts'
import { listSeries, setSeries } from '../../exhibits/series.ts'
import type { Merging } from './merging.ts'

/** The series, the exhibits and their services. A number that another exhibit has here stays with that one. */
export function mergeExhibits(merging: Merging): void {
  mergeSeries(merging)
  changeOurs(merging)
  addTheirs(merging)
  addServices(merging)
  const { vault, caseId, packaged } = merging
  const now = new Set(carryExhibits(vault, caseId).map(({ number }) => number))
  for (const label of packaged.retiredNumbers) if (!now.has(label)) retireNumber(vault, caseId, label)
}

function mergeSeries({ vault, caseId, packaged, newKeys, fields }: Merging): void {
  const added = packaged.series.filter(({ prefix }) => newKeys('series').has(prefix))
  if (added.length > 0) {
    const before = carrySeries(vault, caseId)
    for (const row of added) receiveSeries(vault, caseId, row)
    const after = carrySeries(vault, caseId)
    vault.audit({ caseId, act: 'series.changed', subject: caseId, before, after })
  }
  const changed = fields('series')
  if (changed.size === 0) return
  const seen = listSeries(vault, caseId)
  const wanted = seen.map((one) => ({ ...one, ...(changed.get(one.prefix) as Partial<Series> | undefined) }))
  setSeries(vault, caseId, seen, wanted)
}

function changeOurs({ vault, caseId, fields, refuse }: Merging): void {
  const here = new Map(carryExhibits(vault, caseId).map((one) => [one.id, one]))
  const wanted = new Map<string, Partial<CarriedExhibit>>()
  for (const [id, { document, ...chosen }] of fields('exhibit')) {
    if (document === undefined) wanted.set(id, chosen)
    else refuse('exhibit', id)
  }
  for (;;) {
    const numbers = [...here.values()].map(({ id, number }) => ({ id, number: wanted.get(id)?.number ?? number }))
    const byNumber = Map.groupBy(numbers, ({ number }) => number)
    const clash = [...byNumber.values()].find((some) => some.length > 1)?.find(({ id }) => wanted.get(id)?.number)
    if (!clash) break
    wanted.delete(clash.id)
    refuse('exhibit', clash.id)
  }
  changeExhibits(vault, wanted)
  for (const [id, after] of wanted) {
    const own = here.get(id)!
    const before = Object.fromEntries(Object.keys(after).map((name) => [name, own[name as keyof CarriedExhibit]]))
    vault.audit({ caseId, act: 'exhibit.changed', subject: id, before, after: { label: own.number, ...after } })
  }
}

function addTheirs({ vault, caseId, packaged, newKeys, refuse }: Merging): void {
  const documents = new Set(carryDocuments(vault, caseId).map(({ id }) => id))
  const added = newKeys('exhibit')
  for (const row of packaged.exhibits.filter(({ id }) => added.has(id))) {
    const here = carryExhibits(vault, caseId)
    const standsAlready = here.some(({ document, state }) => document === row.document && state !== 'withdrawn')
    const taken = here.some(({ number }) => number === row.number)
    if (taken || !documents.has(row.document) || (standsAlready && row.state !== 'withdrawn')) {
      refuse('exhibit', row.id)
      continue
    }
    receiveExhibit(vault, caseId, row)
    const { id: subject, number: label, document: documentId, services, withdrawnOn } = row
    vault.audit({ caseId, act: 'exhibit.numbered', subject, after: { label, documentId } })
    for (const served of services) vault.audit({ caseId, act: 'exhibit.served', subject, after: served })
    if (withdrawnOn !== null) vault.audit({ caseId, act: 'exhibit.withdrawn', subject, after: { on: withdrawnOn } })
  }
}

function addServices({ vault, caseId, packaged, newKeys }: Merging): void {
  const added = newKeys('service')
  for (const { id, services } of packaged.exhibits) {
    for (const served of services) {
      if (!added.has(`${id} ${served.on} ${served.version ?? ''} ${served.recipient}`)) continue
      receiveService(vault, id, served)
      const drafts = carryExhibits(vault, caseId).filter((one) => one.id === id && one.state === 'draft')
      changeExhibits(vault, new Map(drafts.map((one) => [one.id, { state: 'served' as const }])))
      vault.audit({ caseId, act: 'exhibit.served', subject: id, after: served })
    }
  }
}
