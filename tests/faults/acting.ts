import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from '../test-host.ts'
import type { Act, Fact } from './acts/act.ts'

const PROCESS = path.join(ROOT, 'tests/fixtures/acting-process.ts')

export interface Acted {
  begun: boolean
  done: boolean
  /** How the act failed by itself: the code that a person would have been told. */
  failed: string | undefined
  told: Fact[]
  killed: boolean
  /** From `begun` to `done`; 0 where it did not come to that. */
  milliseconds: number
  /** What it wrote to its standard error, or said of an unforeseen failure. */
  complaint: string
}

interface Watching {
  env?: NodeJS.ProcessEnv
  /** Hears when the act has begun and each fact as it is told, and can kill the process. */
  heard?(what: 'started' | 'begun' | 'told', kill: () => void): void
}

/** Runs an act in a process of its own to its end, whatever that is. */
export async function runAct(
  act: Act,
  base: string,
  { env = {}, heard = () => undefined }: Watching = {},
): Promise<Acted> {
  const child = spawn(process.execPath, [PROCESS, act.name, base], {
    env: { ...process.env, NODE_NO_WARNINGS: '1', NODE_COMPILE_CACHE: path.join(ROOT, 'out/compile-cache'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
  const acted: Acted = {
    begun: false,
    done: false,
    failed: undefined,
    told: [],
    killed: false,
    milliseconds: 0,
    complaint: '',
  }
  const kill = () => void child.kill('SIGKILL')
  child.stderr.on('data', (text: Buffer) => (acted.complaint += text.toString()))
  let began = 0
  heard('started', kill)
  for await (const line of createInterface({ input: child.stdout })) {
    const said = saidIn(line)
    if (said === undefined) continue
    if (said === 'begun') {
      began = performance.now()
      acted.begun = true
      heard('begun', kill)
    } else if (said === 'done') {
      acted.done = true
      acted.milliseconds = performance.now() - began
    } else if ('failed' in said) {
      acted.failed = said['failed'] as string
      acted.complaint += String(said['stack'])
    } else {
      acted.told.push(said)
      heard('told', kill)
    }
  }
  const signal = await ended
  acted.killed = signal === 'SIGKILL'
  if (signal && !acted.killed) acted.failed ??= signal
  return acted
}

/** A line that was cut off by a kill says nothing. */
export function saidIn(line: string): 'begun' | 'done' | Fact | undefined {
  try {
    return JSON.parse(line) as 'begun' | 'done' | Fact
  } catch {
    return undefined
  }
}
