/** The encoding of a Windows code page; Western where TextDecoder has none. */
export function encodingOf(codePage: number): string {
  const named = CODE_PAGES[codePage]
  if (named) return named
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`
  return codePage >= 28592 && codePage <= 28606 ? `iso-8859-${codePage - 28590}` : 'windows-1252'
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  20866: 'koi8-r',
  21866: 'koi8-u',
  28599: 'windows-1254',
  50220: 'iso-2022-jp',
  51932: 'euc-jp',
  51949: 'euc-kr',
  54936: 'gb18030',
  65001: 'utf-8',
}
