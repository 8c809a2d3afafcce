import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { CASE_JSON_FORMAT, CaseJson } from '../../../../shared/contract/case-json.ts'
import type { JsonFault } from '../../../../shared/contract/packages.ts'
import { requireKnownCodes, requireKnownCountry } from '../../cases/known-codes.ts'
import { EngineError } from '../../fault.ts'
import { staysInside } from '../bag/bag.ts'
import { LARGEST_JSON } from '../bag/limits.ts'
import { jsonText } from '../json-bytes.ts'
import { faultsOf } from './faults.ts'
import { nameFaults } from './name-faults.ts'

/** A case that another system hands over, with what it refers to found. */
export interface ReadCase {
  json: CaseJson
  /** Of the file itself. */
  sha256: string
  /** The real path of each file that a document names, by the path as it is written. */
  files: ReadonlyMap<string, string>
}

const Format = z.object({ format: z.int() })

/**
 * Reads a case's JSON and proves all of it before anything is made: the schema, every name, every file.
 * @throws JSON_NOT_ACCEPTED with each fault and its place, PACKAGE_NEWER, PLACE_NOT_READABLE
 */
export async function readCaseJson(file: string, folder: string, resources: string): Promise<ReadCase> {
  const name = path.basename(file)
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile()) throw new EngineError('PLACE_NOT_READABLE', { name })
  if (found.size > LARGEST_JSON) refuse([{ path: '', why: 'too-long', what: String(LARGEST_JSON) }], name)
  const bytes = await readFile(file).catch(() => {
    throw new EngineError('PLACE_NOT_READABLE', { name })
  })
  const value = parse(bytes, name)
  const format = Format.safeParse(value).data?.format
  if (format !== undefined && format > CASE_JSON_FORMAT) {
    throw new EngineError('PACKAGE_NEWER', { format, known: CASE_JSON_FORMAT })
  }
  const read = CaseJson.safeParse(value)
  if (!read.success) refuse(faultsOf(read.error.issues, value), name)
  const json = read.data as CaseJson
  const files = new Map<string, string>()
  refuseAny([...codeFaults(json, resources), ...nameFaults(json), ...(await fileFaults(json, folder, files))])
  return { json, sha256: createHash('sha256').update(bytes).digest('hex'), files }
}

function parse(bytes: Buffer, name: string): unknown {
  let text: string
  try {
    text = jsonText(bytes)
  } catch {
    return refuse([{ path: '', why: 'not-utf-8', what: '' }], name)
  }
  try {
    return JSON.parse(text)
  } catch {
    return refuse([{ path: '', why: 'not-json', what: '' }], name)
  }
}

function refuseAny(faults: readonly JsonFault[]): void {
  if (faults.length > 0) refuse(faults)
}

/** @param whole What a fault that has no place within the file is named by: the file's name. */
export function refuse(faults: readonly JsonFault[], whole = ''): never {
  throw new EngineError('JSON_NOT_ACCEPTED', { faults: faults.slice(0, 100), first: faults[0]?.path || whole })
}

function codeFaults(json: CaseJson, resources: string): JsonFault[] {
  const unknown = (path: string, prove: () => void): JsonFault[] => {
    try {
      prove()
      return []
    } catch (failure) {
      if (!(failure instanceof EngineError)) throw failure
      return [{ path, why: 'unknown-code', what: String(failure.data['code'] ?? failure.data['forum']) }]
    }
  }
  const { jurisdiction, forum } = json.case
  return [
    ...unknown('case.jurisdiction', () => requireKnownCodes(resources, { jurisdiction })),
    ...unknown('case.forum', () => requireKnownCodes(resources, { forum })),
    ...json.parties.flatMap((party, at) =>
      unknown(`parties[${at}].country`, () => requireKnownCountry(resources, party)),
    ),
  ]
}

/** Every file that is named lies inside of the folder, links followed, and can be read. */
async function fileFaults(json: CaseJson, folder: string, files: Map<string, string>): Promise<JsonFault[]> {
  const root = await realpath(folder).catch(() => {
    throw new EngineError('PLACE_NOT_READABLE', { name: path.basename(folder) })
  })
  const faults: JsonFault[] = []
  const find = async (at: string, named: string | undefined) => {
    if (named === undefined) return
    if (!staysInside(named)) return void faults.push({ path: at, why: 'outside', what: named })
    const real = await realpath(path.join(root, ...named.split('/'))).catch(() => undefined)
    const found = real === undefined ? undefined : await stat(real).catch(() => undefined)
    if (real === undefined || !found?.isFile()) faults.push({ path: at, why: 'no-such-file', what: named })
    else if (!real.startsWith(root + path.sep)) faults.push({ path: at, why: 'outside', what: named })
    else files.set(named, real)
  }
  for (const [at, { file, text }] of json.documents.entries()) {
    await find(`documents[${at}].file`, file)
    await find(`documents[${at}].text`, text)
  }
  return faults
}
