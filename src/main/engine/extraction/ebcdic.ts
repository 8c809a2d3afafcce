/** Signs of IBM code page 37 (EBCDIC of the United States), from byte 0x40 on. */
const CODE_PAGE_37 =
  ' \u00a0âäàáãåçñ¢.<(+|&éêëèíîïìß!$*);¬-/ÂÄÀÁÃÅÇÑ¦,%_>?' +
  'øÉÊËÈÍÎÏÌ`:#@\'="Øabcdefghi«»ðýþ±°jklmnopqrªºæ¸Æ¤' +
  'µ~stuvwxyz¡¿ÐÝÞ®^£¥·©§¶¼½¾[]¯¨´×{ABCDEFGHI\u00adôöòóõ' +
  '}JKLMNOPQR¹ûüùúÿ\\÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ\u009f'
/** Where code page 500 (international) has another sign. */
const CODE_PAGE_500: Readonly<Record<number, string>> = {
  0x4a: '[',
  0x4f: '!',
  0x5a: ']',
  0x5f: '^',
  0xb0: '¢',
  0xba: '¬',
  0xbb: '|',
}
/** Ends of lines, by their bytes. */
const LINE_ENDS: Readonly<Record<number, string>> = { 0x05: '\t', 0x0d: '\r', 0x15: '\n', 0x25: '\n' }

/**
 * Decodes EBCDIC, which TextDecoder does not know: its space is 0x40, and 0x20 does not occur. Undefined where the bytes
 * are none. Which of its code pages it is shows where exclamation marks stand.
 */
export function decodeEbcdic(bytes: Uint8Array): { text: string; encoding: string } | undefined {
  const counts = new Uint32Array(256)
  for (const byte of bytes) counts[byte]!++
  const share = (byte: number) => counts[byte]! / bytes.length
  if (share(0x40) < 0.05 || share(0x20) > 0.005 || counts[0x85]! <= counts[0x65]!) return undefined
  const is37 = counts[0x5a]! > counts[0x4f]!
  let text = ''
  for (const byte of bytes)
    text +=
      byte < 0x40 ? (LINE_ENDS[byte] ?? '') : ((is37 ? undefined : CODE_PAGE_500[byte]) ?? CODE_PAGE_37[byte - 0x40]!)
  return { text, encoding: is37 ? 'ibm037' : 'ibm500' }
}
