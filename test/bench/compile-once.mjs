// Compiles the policy on standard input with the built compiler, in a process of its own, and says what it took.

import { text } from 'node:stream/consumers'
import { compile } from '../../dist/generator/index.js'

const policy = await text(process.stdin)
const before = process.resourceUsage().maxRSS
const start = performance.now()
const { migrations } = compile(policy)
const ms = performance.now() - start
const texts = migrations.map((migration) => migration.text)
console.log(JSON.stringify({ ms, peakKiB: process.resourceUsage().maxRSS, idleKiB: before, texts }))
