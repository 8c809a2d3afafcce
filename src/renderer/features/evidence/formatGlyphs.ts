import {
  type Icon,
  IconArchive,
  IconFile,
  IconFileText,
  IconFileTypeDoc,
  IconFileTypeDocx,
  IconFileTypePdf,
  IconFileOff,
  IconMail,
  IconMailbox,
  IconMarkdown,
  IconPhoto,
  IconPresentation,
  IconTable,
  IconWorld,
  IconWorldDownload,
} from '@tabler/icons-react'
import type { DocumentFormat, DocumentSummary } from '../../../shared/contract/evidence.ts'

const GLYPHS: Record<DocumentFormat, Icon> = {
  txt: IconFileText,
  md: IconMarkdown,
  csv: IconTable,
  html: IconWorld,
  mhtml: IconWorld,
  warc: IconWorldDownload,
  pdf: IconFileTypePdf,
  docx: IconFileTypeDocx,
  doc: IconFileTypeDoc,
  odt: IconFileText,
  rtf: IconFileText,
  xlsx: IconTable,
  pptx: IconPresentation,
  eml: IconMail,
  msg: IconMail,
  mbox: IconMailbox,
  image: IconPhoto,
  zip: IconArchive,
  other: IconFile,
}

/** The glyph of a document's format; a struck sheet where it could not be read. */
export function glyphOf({ format, readable }: Pick<DocumentSummary, 'format' | 'readable'>): Icon {
  return readable === 'refused' ? IconFileOff : GLYPHS[format]
}
