import { build } from 'electron-vite'
import { noteBuilt, project, stateOfSources } from './freshness.mjs'

process.chdir(project)
const state = stateOfSources()
await build({ logLevel: 'warn' })
noteBuilt(state)
