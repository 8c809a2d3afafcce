/*
 * The number of a row of the index: case, document within the case, block within the document. Such a number stays
 * below 2^53, so that JavaScript holds it exactly.
 */
const CASES = 2 ** 14
const DOCUMENTS = 2 ** 19
const BLOCKS = 2 ** 20

/** Rows [first, last] of the index. */
export interface Rows {
  first: number
  last: number
}

/** @throws RangeError where a case has more documents, or the vault more cases, than numbers. */
export function documentNumber(caseNumber: number, within: number): number {
  if (caseNumber >= CASES || within >= DOCUMENTS) throw new RangeError('index-full')
  return caseNumber * DOCUMENTS + within
}

/** Document numbers [first, last] of a case. */
export function documentsOfCase(caseNumber: number): Rows {
  return { first: caseNumber * DOCUMENTS, last: (caseNumber + 1) * DOCUMENTS - 1 }
}

/** @throws RangeError where a document has more blocks than numbers. */
export function rowOf(documentNo: number, ordinal: number): number {
  if (ordinal >= BLOCKS) throw new RangeError('index-full')
  return documentNo * BLOCKS + ordinal
}

export function rowsOfDocument(documentNo: number): Rows {
  return { first: documentNo * BLOCKS, last: (documentNo + 1) * BLOCKS - 1 }
}

export function rowsOfCase(caseNumber: number): Rows {
  const { first, last } = documentsOfCase(caseNumber)
  return { first: first * BLOCKS, last: (last + 1) * BLOCKS - 1 }
}

export const EVERY_ROW: Rows = { first: 0, last: Number.MAX_SAFE_INTEGER }

export function placeOf(row: number): { documentNo: number; ordinal: number } {
  return { documentNo: Math.floor(row / BLOCKS), ordinal: row % BLOCKS }
}

/** The document number of column `row`, in SQL. */
export const DOCUMENT_OF_ROW = `(rowid >> ${Math.log2(BLOCKS)})`
