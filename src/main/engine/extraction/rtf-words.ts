/** Signs that Rich Text Format writes as control words. */
export const SIGNS: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  tab: ' ',
  line: ' ',
  lbr: ' ',
  softline: ' ',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  '~': ' ',
  _: '-',
  '-': '',
  '{': '{',
  '}': '}',
  '\\': '\\',
}

/** Groups that hold no text of the document: tables of fonts and styles, pictures, instructions of fields, marks. */
export const UNREAD = new Set(
  (
    'colortbl listtable listoverridetable revtbl rsidtbl generator pict objdata nonshppict ' +
    'themedata colorschememapping latentstyles datastore xmlnstbl mmathPr pgptbl filetbl fldinst field_inst ' +
    'bkmkstart bkmkend sp sn sv tc tcn xe template passwordhash userprops operator company manager category ' +
    'keywords subject doccomm hlinkbase comment vern printim buptim listname liststyles ' +
    'panose falt fname ftnsep ftnsepc ftnsepcn aftnsep aftnsepc aftnsepcn atnid atntime atnref atndate atnparent atnicn ' +
    'htmltag mhtmltag wgrffmtfilter objclass objname oldcprops oldpprops oldtprops oldsprops'
  ).split(' '),
)

/** Groups that begin with `\*`, which a reader may pass over, and hold text all the same. */
export const READ = new Set(['shpinst', 'annotation', 'atnauthor', 'ud', 'footnote', 'shptxt', 'listtext', 'pntext'])

/** Groups whose text is set elsewhere than where the group stands. */
export const APART: Readonly<Record<string, 'running' | 'note' | 'comment' | 'box'>> = {
  header: 'running',
  headerl: 'running',
  headerr: 'running',
  headerf: 'running',
  footer: 'running',
  footerl: 'running',
  footerr: 'running',
  footerf: 'running',
  footnote: 'note',
  annotation: 'comment',
  shptxt: 'box',
  dptxbxtext: 'box',
}

/** Groups whose text is a value: of the file's properties, of a style's name, of a comment's author. */
export const VALUES = new Set(['title', 'author', 'creatim', 'revtim', 'stylesheet', 'fonttbl', 'atnauthor'])

/** Code pages of a font's character set (`\fcharset`). */
export const CHARACTER_SETS: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
}
