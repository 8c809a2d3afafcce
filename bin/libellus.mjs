#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isBuilt } from './freshness.mjs'
import { sentence } from './sentence.mjs'

const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 14)) {
  process.stderr.write(`${sentence('nodeTooOld', { version: process.versions.node })}\n`)
  process.exitCode = 1
} else if (isBuilt() || build()) {
  await import('../out/main/cli.js')
} else {
  process.stderr.write(`${sentence('buildFailed')}\n`)
  process.exitCode = 1
}

/** Builds what is to be run, in a process of its own so that none of the compiler stays in this one. */
function build() {
  process.stderr.write(`${sentence('building')}\n`)
  const script = fileURLToPath(new URL('build.mjs', import.meta.url))
  return spawnSync(process.execPath, [script], { stdio: ['ignore', 2, 2] }).status === 0
}
