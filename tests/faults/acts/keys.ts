import path from 'node:path'
import { PASSPHRASE, tellEntry, type Act, type Fact } from './act.ts'

const FIRST = PASSPHRASE
const nth = (turn: number) => (turn === 0 ? FIRST : `four plain words, turn ${turn}`)

function lastTurn(told: readonly Fact[]): number {
  return Math.max(0, ...told.map(({ turn }) => Number(turn ?? 0)))
}

export const changingPassphrase: Act = {
  name: 'change of passphrase',
  async run(acting) {
    for (let turn = 1; turn <= 4; turn++) {
      await acting.client.keys.changePassphrase({ current: nth(turn - 1), passphrase: nth(turn) })
      acting.tell({ turn })
      await tellEntry(acting)
    }
  },
  /** What was told, or the one whose change was under way. */
  passphrases: (told) => [nth(lastTurn(told)), nth(lastTurn(told) + 1)],
}

export const makingRecoveryKey: Act = {
  name: 'new recovery key',
  async run(acting) {
    const { client, engine, tell } = acting
    for (let turn = 0; turn < 3; turn++) {
      const { words, sheet, keys } = await client.keys.makeRecoveryKey({ passphrase: FIRST, language: 'en' })
      const paper = await engine.fetch(new Request(`http://engine/papers/${sheet.ticket}`))
      if ((await paper.arrayBuffer()).byteLength !== sheet.size) throw new Error('the sheet was not handed out whole')
      tell({ words: words.join(' '), madeAt: keys.recovery?.madeAt })
      await tellEntry(acting)
    }
  },
  /** The words that were told open the vault, unless the next key had already taken their place. */
  async proveClosed({ base, client, engine }, told) {
    const place = engine.grant(path.join(base, 'vault'))
    const last = told.findLast(({ words }) => words)
    if (!last) return
    await client.vault.open({ place, passphrase: FIRST })
    const { recovery } = await client.keys.get()
    await client.vault.lock()
    if (recovery?.madeAt !== last['madeAt']) return
    await client.vault.openWithRecoveryKey({ place, words: last['words'] as string, passphrase: 'a new passphrase' })
    await client.vault.lock()
    await client.vault.open({ place, passphrase: 'a new passphrase' })
  },
}
