import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { ROOT } from '../engine-under-test.ts'

const CLI = path.join(ROOT, 'out', 'main', 'cli.js')

export interface Ran {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  /** What was printed with `--json`, a value a line. */
  readonly json: Record<string, unknown>[]
}

/** Runs the built command line with `home` as the person's home and as the folder in which it is called. */
export function libellus(home: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  return run(home, [CLI, ...args], env)
}

/** The same with a reader that takes nothing of what is printed and is gone before it comes, as `head` in a pipe. */
export async function libellusUnread(home: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = start(home, [CLI, ...args], env)
  child.stdout.destroy()
  child.stderr.destroy()
  const [exitCode] = (await once(child, 'exit')) as [number | null]
  return exitCode
}

/** Runs the launcher that npm's scripts run, with options for Node itself. */
export function startLauncher(home: string, options: readonly string[], args: readonly string[]): Promise<Ran> {
  return run(home, [...options, path.join(ROOT, 'bin', 'libellus.mjs'), ...args])
}

async function run(home: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const child = start(home, args, env)
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  const lines = args.includes('--json') ? stdout.split('\n').filter((line) => line !== '') : []
  return { exitCode, stdout, stderr, json: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

function start(home: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  return spawn(process.execPath, args, {
    cwd: home,
    env: { ...process.env, LIBELLUS_HOME: home, LIBELLUS_LANGUAGE: 'en', INIT_CWD: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
