import type { VaultInfo } from '../../shared/contract/vault.ts'
import { engine } from './engine.ts'
import { queryClient } from './queries.ts'
import { afterLock, clearAfterLock } from './vaultLock.ts'

/** Shows a vault that has just been opened: where the person was in it before it was locked, else its cases. */
export function enterVault(info: VaultInfo): void {
  if (afterLock()?.vault !== info.id && location.hash.startsWith('#/case/')) location.replace('#/cases')
  clearAfterLock()
  queryClient.setQueryData(engine.vault.current.queryKey(), info)
  void queryClient.invalidateQueries()
}
