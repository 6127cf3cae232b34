// A screenshot in fewer bytes: flat areas and text deflate best without the filters that a browser puts before them.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = 8
const bytesPerPixel = 3

/** The same picture. @throws where it is not what Chromium makes: eight bits, red, green and blue, not interlaced */
export function smallPng(png: Buffer): Buffer {
  const chunks = [...chunksOf(png)]
  const header = chunks.find(({ type }) => type === 'IHDR')?.data
  if (header === undefined || header.readUInt32BE(8) !== 0x08020000)
    throw new Error('not a picture that Chromium makes')
  const width = header.readUInt32BE(0) * bytesPerPixel
  const data = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data)))
  const plain = deflateSync(withoutFilters(data, width), { level: 9, memLevel: 9 })
  return Buffer.concat([
    png.subarray(0, signature),
    chunk('IHDR', header),
    chunk('IDAT', plain),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function* chunksOf(png: Buffer) {
  for (let at = signature; at < png.length; ) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  data.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length)
  return whole
}

/** Each line begins with the number of its filter. */
function withoutFilters(lines: Buffer, width: number): Buffer {
  const plain = Buffer.alloc(lines.length)
  for (let start = 0; start < lines.length; start += width + 1) {
    const filter = lines[start] ?? 0
    for (let n = 1; n <= width; n += 1) {
      const at = start + n
      const left = n > bytesPerPixel ? (plain[at - bytesPerPixel] ?? 0) : 0
      const up = plain[at - width - 1] ?? 0
      const corner = n > bytesPerPixel ? (plain[at - width - 1 - bytesPerPixel] ?? 0) : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      plain[at] = (lines[at] ?? 0) + guess
    }
  }
  return plain
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(left + up - corner - one)) as [number, number, number]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
