/**
 * Draws the icons of the packages from `icon.svg`, the one source: PNG of each size, an ICO for Windows, an ICNS for
 * macOS, and the page's own. To be run by hand after a change: `node resources/icons/drawIcons.mjs` (needs Chromium).
 */
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'

const folder = import.meta.dirname
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
/** The kinds of an ICNS file that hold a PNG, and their sizes. */
const appleKinds = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }
const windowsSizes = [16, 24, 32, 48, 64, 128, 256]

async function drawAll(svg) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  const page = await browser.newPage()
  const pictures = new Map()
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`)
    pictures.set(size, await page.screenshot({ omitBackground: true }))
  }
  await browser.close()
  return pictures
}

/** A directory of entries, then the pictures; a size of 256 is written as 0. */
function windowsIcon(pictures) {
  const head = Buffer.alloc(6 + 16 * windowsSizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(windowsSizes.length, 4)
  let offset = head.length
  windowsSizes.forEach((size, index) => {
    const entry = 6 + 16 * index
    const { length } = pictures.get(size)
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += length
  })
  return Buffer.concat([head, ...windowsSizes.map((size) => pictures.get(size))])
}

/** Chunks of a kind, their length with these eight bytes, and a picture. */
function appleIcon(pictures) {
  const chunk = (kind, body) => {
    const head = Buffer.alloc(8)
    head.write(kind, 'latin1')
    head.writeUInt32BE(body.length + 8, 4)
    return Buffer.concat([head, body])
  }
  return chunk('icns', Buffer.concat(Object.entries(appleKinds).map(([kind, size]) => chunk(kind, pictures.get(size)))))
}

const pictures = await drawAll(await readFile(join(folder, 'icon.svg'), 'utf8'))
for (const [size, picture] of pictures) await writeFile(join(folder, `${size}x${size}.png`), picture)
await writeFile(join(folder, 'icon.ico'), windowsIcon(pictures))
await writeFile(join(folder, 'icon.icns'), appleIcon(pictures))
await copyFile(join(folder, 'icon.svg'), resolve(folder, '../../src/renderer/public/icon.svg'))
