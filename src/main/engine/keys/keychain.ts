/** What the operating system keeps for the person's account, as a shell can reach it. */
export interface Keychain {
  /** `unprotected`: whoever has the person's files can open what it seals. */
  state(): Promise<'available' | 'none' | 'unprotected'>
  seal(bytes: Uint8Array): Promise<Uint8Array>
  /** Throws where it was sealed by another account or computer. */
  unseal(sealed: Uint8Array): Promise<Uint8Array>
}

/** For shells that reach none. */
export const NO_KEYCHAIN: Keychain = {
  state: async () => 'none',
  seal: () => Promise.reject(new Error('there is no keychain')),
  unseal: () => Promise.reject(new Error('there is no keychain')),
}
