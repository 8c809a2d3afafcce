import { z } from 'zod'

/** The parts of the vault's view; the trail has a view of its own. */
export const VaultSection = z.enum(['safety', 'keys', 'locking', 'verify', 'backups'])
export type VaultSection = z.infer<typeof VaultSection>
