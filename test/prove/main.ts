// npm run prove -- --worlds 1000 --seed 7: random policies and worlds, each enforced by a real database and compared with the oracle.
// The same seed makes the same worlds. A mismatch is shrunk to a small policy and printed with what reproduces it.
import { Command, InvalidArgumentError } from 'commander'
import { startVitest } from 'vitest/node'

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number of at most nine digits.')
  return number
}

const { worlds, seed } = new Command('prove')
  .description('compares the database with the oracle on random policies and worlds')
  .option('--worlds <n>', 'how many', wholeNumber, 1000)
  .option('--seed <n>', 'which ones', wholeNumber, Math.floor(Math.random() * 1e9))
  .parse()
  .opts<{ readonly worlds: number; readonly seed: number }>()

console.log(`prove: ${worlds} worlds, --seed ${seed}`)
process.env.PGLADDER_WORLDS = String(worlds)
process.env.PGLADDER_SEED = String(seed)
const vitest = await startVitest('test', ['test/property/worlds.test.ts'], {
  watch: false,
  project: ['database'],
  testNamePattern: 'random worlds',
})
await vitest.close()
