import { rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { withdrawCustody } from '../../evidence/carrying.ts'
import type { VaultGuest } from '../../vault/session.ts'
import type { Vault } from '../../vault/vault.ts'

const Begun = z.object({
  /** Absolute path on the computer that writes it. */
  aside: z.string(),
  computer: z.string(),
  caseId: z.string(),
  form: z.string(),
  /** Ids of the custody events that stand where the package comes to be whole. */
  custody: z.array(z.string()),
  /** The trail says already that no package came of it. */
  withdrawn: z.boolean(),
})
/** A package that is being written: what is to be taken back where the program ends before it is whole. */
export type Begun = z.infer<typeof Begun>

const PREFIX = 'package-out:'

/** Inside the transaction that lets the documents out; what is written aside lies there already. */
export function noteBegun(vault: Vault, begun: Begun): void {
  vault.sqlite.prepare('INSERT OR REPLACE INTO property VALUES (?, ?)').run(keyOf(begun), JSON.stringify(begun))
}

/** Whether it stays noted makes no difference: what lay aside is gone from there. */
export function noteWhole(vault: Vault, begun: Begun): void {
  try {
    vault.write(() => vault.sqlite.prepare('DELETE FROM property WHERE key = ?').run(keyOf(begun)))
  } catch {
    // The next opening finds nothing aside.
  }
}

/** Takes the custody back, says so in the trail, and removes what was written aside. */
export async function takeBack(vault: Vault, begun: Begun): Promise<void> {
  try {
    withdraw(vault, begun)
    await remove(begun)
  } catch {
    // A full disk may take the entry once there is room.
    await remove(begun)
    withdraw(vault, begun)
  }
  noteWhole(vault, begun)
}

/** Before what lies aside goes, by which the next opening knows that the package was never whole. */
function withdraw(vault: Vault, begun: Begun): void {
  const { caseId, form, custody, withdrawn } = begun
  if (withdrawn) return
  vault.write(() => {
    withdrawCustody(vault, custody)
    vault.audit({ caseId, act: 'case.not-packaged', subject: caseId, after: { form } })
    noteBegun(vault, { ...begun, withdrawn: true })
  })
}

async function remove({ aside }: Begun): Promise<void> {
  await rm(aside, { recursive: true, force: true })
}

/** Takes back at opening what was being written when the program ended. */
export function packageGuest(): VaultGuest {
  let settling: Promise<void> | undefined
  return {
    opened(vault) {
      if (!vault.readOnly) settling = settle(vault).catch(() => undefined)
    },
    async closing() {
      await settling
    },
  }
}

async function settle(vault: Vault): Promise<void> {
  for (const begun of listBegun(vault)) {
    const where = await placeOf(begun.aside)
    if (where === 'there') await takeBack(vault, begun)
    else if (where === 'gone') noteWhole(vault, begun)
  }
}

/** `unknown`: on a drive that is not plugged in. */
async function placeOf(aside: string): Promise<'there' | 'gone' | 'unknown'> {
  if (await isThere(aside)) return 'there'
  return (await isThere(path.dirname(aside))) ? 'gone' : 'unknown'
}

async function isThere(at: string): Promise<boolean> {
  return stat(at).then(
    () => true,
    () => false,
  )
}

/** Those of this computer. */
function listBegun({ sqlite, computer }: Vault): Begun[] {
  const values = sqlite
    .prepare<[string], string>('SELECT value FROM property WHERE key GLOB ?')
    .pluck()
    .all(`${PREFIX}*`)
  const all = values.flatMap((value) => Begun.safeParse(JSON.parse(value)).data ?? [])
  return all.filter((begun) => begun.computer === computer)
}

function keyOf({ aside }: Begun): string {
  return PREFIX + aside
}
