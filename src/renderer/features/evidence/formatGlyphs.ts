import {
  type Icon,
  IconFile,
  IconFileText,
  IconFileTypeDocx,
  IconFileTypePdf,
  IconFileOff,
  IconMail,
  IconMarkdown,
  IconWorld,
} from '@tabler/icons-react'
import type { DocumentFormat, DocumentSummary } from '../../../shared/contract/evidence.ts'

const GLYPHS: Record<DocumentFormat, Icon> = {
  txt: IconFileText,
  md: IconMarkdown,
  html: IconWorld,
  pdf: IconFileTypePdf,
  docx: IconFileTypeDocx,
  eml: IconMail,
  other: IconFile,
}

/** The glyph of a document's format; a struck sheet where it could not be read. */
export function glyphOf({ format, readable }: Pick<DocumentSummary, 'format' | 'readable'>): Icon {
  return readable === 'refused' ? IconFileOff : GLYPHS[format]
}
