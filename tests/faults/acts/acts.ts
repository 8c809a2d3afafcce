import { backingUpToFile, backingUpToFolder, migrating, restoring, salvaging } from './copies.ts'
import { deletingForGood, packing, takingIn } from './handing.ts'
import { changingPassphrase, makingRecoveryKey } from './keys.ts'
import { creating, editing, exporting, importing, locking, verifying } from './working.ts'

export const ACTS = [
  importing,
  editing,
  exporting,
  verifying,
  locking,
  creating,
  migrating,
  changingPassphrase,
  makingRecoveryKey,
  backingUpToFile,
  backingUpToFolder,
  restoring,
  salvaging,
  packing,
  takingIn,
  deletingForGood,
] as const
