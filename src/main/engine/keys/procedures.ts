import type { EngineContext } from '../context.ts'
import { procedures, vaultProcedures } from '../procedure.ts'
import type { KeyFile } from '../vault/key-file.ts'
import { changePassphrase, keyFileOf } from './changes.ts'
import { forgetKeychain, keepInKeychain, keychainFor, ownSlot } from './computers-keychain.ts'
import { keysOf } from './keys.ts'
import { makeRecoveryKey } from './making.ts'

const { keychain } = procedures.keys
const procedure = vaultProcedures.keys

const shown = (context: Pick<EngineContext, 'host'>, keyFile: KeyFile) => keysOf(keyFile, ownSlot(context, keyFile))

export const keyProcedures = procedures.keys.router({
  get: procedure.get.handler(({ context }) => shown(context, keyFileOf(context.vault))),
  changePassphrase: procedure.changePassphrase.handler(({ context, input: { current, passphrase } }) =>
    context.tries.guarded(context.vault.id, async () => {
      const own = ownSlot(context, keyFileOf(context.vault))
      return shown(context, await changePassphrase(context.vault, current, passphrase, { ownSlot: own }))
    }),
  ),
  makeRecoveryKey: procedure.makeRecoveryKey.handler(({ context, input: { passphrase, language } }) =>
    context.tries.guarded(context.vault.id, async () => {
      const { words, sheet, keyFile } = await makeRecoveryKey(context, context.vault, passphrase, language)
      return { words, sheet, keys: shown(context, keyFile) }
    }),
  ),
  keychain: keychain.handler(({ context, input: { place } }) =>
    keychainFor(context, place === undefined ? context.session.current()?.folder : context.places.path(place)),
  ),
  keepInKeychain: procedure.keepInKeychain.handler(({ context, input: { passphrase } }) =>
    context.tries.guarded(context.vault.id, async () =>
      shown(context, await keepInKeychain(context, context.vault, passphrase)),
    ),
  ),
  forgetKeychain: procedure.forgetKeychain.handler(({ context }) =>
    shown(context, forgetKeychain(context, context.vault)),
  ),
})
