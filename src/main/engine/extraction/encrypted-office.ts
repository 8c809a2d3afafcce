import officeCrypto from 'officecrypto-tool'
import { Unreadable } from './reading.ts'

/** An office document without its encryption (MS-OFFCRYPTO). Throws Unreadable. */
export async function decryptOffice(bytes: Uint8Array, password: string): Promise<Uint8Array> {
  try {
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return new Uint8Array(await officeCrypto.decrypt(source, { password }))
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new Unreadable(/password|encrypt|unsupported/i.test(said) ? 'encrypted' : 'damaged')
  }
}

/** Whether the file begins as an OLE compound file does, in which office documents are encrypted. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 8)).toString('hex') === 'd0cf11e0a1b11ae1'
}
