/** Points (1/72 inch) in a millimetre. */
const MM = 72 / 25.4

/** A4 in points, and what the dossier keeps free of it. */
export const PAGE = {
  width: 210 * MM,
  height: 297 * MM,
  top: 30 * MM,
  right: 27 * MM,
  bottom: 27 * MM,
  left: 32 * MM,
  measure: (210 - 32 - 27) * MM,
  /** Baselines of the running head and of the foot, and the rule under the head, from the top. */
  headBaseline: 15 * MM + 9,
  headRule: 15 * MM + 17.2,
  footBaseline: (297 - 13) * MM - 3.2,
} as const

/** Between the two texts of the running head, in points. */
export const RUNNING_GAP = 24

export function mm(length: number): number {
  return length * MM
}

export const COLOUR = {
  ink: '#1A1917',
  soft: '#55524C',
  rule: '#B9B4AA',
  hair: '#DAD6CE',
  link: '#1B4A68',
} as const

export type FaceName = 'regular' | 'italic' | 'medium' | 'semibold'

export interface Style {
  readonly face: FaceName
  /** Points. */
  readonly size: number
  /** Points from one baseline to the next. */
  readonly leading: number
  readonly colour: string
  /** Old-style figures stand in text, lining ones in names and numbers, tabular ones in columns. */
  readonly figures: 'old-style' | 'lining' | 'tabular'
  readonly smallCapitals?: true
  /** Points added after each letter. */
  readonly tracking?: number
}

const text = { face: 'regular', size: 11.2, leading: 16, colour: COLOUR.ink, figures: 'old-style' } as const
const table = { face: 'regular', size: 9.7, leading: 13.4, colour: COLOUR.ink, figures: 'lining' } as const
const part = { face: 'regular', size: 9.9, leading: 14, colour: COLOUR.ink, figures: 'lining' } as const
const label = { smallCapitals: true, colour: COLOUR.soft, face: 'regular', figures: 'lining' } as const

export const STYLE = {
  text,
  textLink: { ...text, face: 'semibold', colour: COLOUR.link, figures: 'lining' },
  running: { face: 'regular', size: 8.6, leading: 12, colour: COLOUR.soft, figures: 'lining' },
  pageNumber: { face: 'semibold', size: 11, leading: 12, colour: COLOUR.ink, figures: 'tabular' },
  h1: { face: 'semibold', size: 18, leading: 24, colour: COLOUR.ink, figures: 'lining' },
  h2: { face: 'semibold', size: 12.4, leading: 16, colour: COLOUR.ink, figures: 'lining' },
  lead: { face: 'italic', size: 10.6, leading: 15, colour: COLOUR.soft, figures: 'old-style' },
  note: { face: 'regular', size: 9.2, leading: 13, colour: COLOUR.soft, figures: 'old-style' },

  coverMatter: { ...text, size: 11, leading: 16.5, figures: 'lining' },
  coverBetween: { ...label, size: 11.5, leading: 15, tracking: 1.15 },
  coverParty: { face: 'semibold', size: 15, leading: 21, colour: COLOUR.ink, figures: 'lining' },
  coverRole: { face: 'italic', size: 11, leading: 15, colour: COLOUR.soft, figures: 'lining' },
  coverTitle: { face: 'medium', size: 22, leading: 29, colour: COLOUR.ink, figures: 'lining' },
  coverSub: { face: 'regular', size: 11.2, leading: 17, colour: COLOUR.soft, figures: 'lining' },
  coverTable: { face: 'regular', size: 10, leading: 14, colour: COLOUR.ink, figures: 'lining' },
  coverTableHead: { face: 'regular', size: 10, leading: 14, colour: COLOUR.soft, figures: 'lining' },
  coverNote: { face: 'italic', size: 8.8, leading: 12, colour: COLOUR.soft, figures: 'lining' },

  contents: { face: 'semibold', size: 10.8, leading: 15, colour: COLOUR.link, figures: 'lining' },
  contentsNumber: { face: 'semibold', size: 10.8, leading: 15, colour: COLOUR.ink, figures: 'tabular' },

  table,
  tableHead: { ...table, face: 'italic', colour: COLOUR.soft },
  tableNumber: { ...table, figures: 'tabular' },
  tableLink: { ...table, face: 'semibold', colour: COLOUR.link },
  tableMuted: { ...table, colour: COLOUR.soft },
  tableSoftNumber: { ...table, face: 'semibold', colour: COLOUR.soft },
  tableSoft: { ...table, size: 8.6, leading: 12, colour: COLOUR.soft },
  hash: { ...table, size: 8.2, leading: 12, figures: 'tabular', tracking: 0.16 },

  sheetLabel: { ...label, size: 12.5, leading: 16, tracking: 1.75 },
  sheetNumber: { face: 'regular', size: 46, leading: 50, colour: COLOUR.ink, figures: 'lining' },
  sheetTitle: { face: 'regular', size: 15.5, leading: 22, colour: COLOUR.ink, figures: 'lining' },
  part,
  partName: { ...part, face: 'semibold' },
  partHead: { ...part, colour: COLOUR.soft },
  partBasis: { face: 'italic', size: 8.6, leading: 14, colour: COLOUR.soft, figures: 'lining' },

  blockTitle: { face: 'semibold', size: 14, leading: 19, colour: COLOUR.ink, figures: 'lining' },
  blockHeading: { ...text, face: 'semibold', figures: 'lining' },
  quotation: { ...text, face: 'italic' },
  caption: { ...text, size: 9.2, leading: 12.6, colour: COLOUR.soft },
  tableRow: { ...table, size: 9.9, leading: 14 },
  noise: { ...table, size: 8.6, leading: 12, colour: COLOUR.soft },
  paragraphNumber: { face: 'regular', size: 8.2, leading: 12, colour: COLOUR.soft, figures: 'tabular' },
  missing: { face: 'regular', size: 5.4, leading: 8, colour: COLOUR.ink, figures: 'tabular' },
} as const satisfies Record<string, Style>
