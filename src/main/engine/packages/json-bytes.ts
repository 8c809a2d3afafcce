const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The text of JSON in UTF-8, without a byte order mark. Throws TypeError where bytes of it are not UTF-8. */
export function jsonText(bytes: Uint8Array): string {
  return utf8.decode(bytes)
}
