#!/usr/bin/env node
// The program `pgladder`.
import { main } from './run.ts'

process.exitCode = await main(process.argv.slice(2))
