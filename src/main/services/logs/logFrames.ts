export type LogSource = 'stdout' | 'stderr'

const headerLength = 8

/**
 * Takes the engine's multiplexed stream apart (Engine API, "Attach to a container", stream format): frames of a header of eight
 * bytes, the first 1 or 2 for stdout or stderr, the last four the length, big-endian. Bytes are handed on as they come,
 * whatever a frame's size.
 */
export function demultiplex(onBytes: (source: LogSource, bytes: Buffer) => void): (chunk: Buffer) => void {
  let header = Buffer.alloc(0)
  let source: LogSource = 'stdout'
  let missing = 0

  return (chunk) => {
    let rest = chunk
    while (rest.length > 0) {
      if (missing === 0) {
        const taken = rest.subarray(0, headerLength - header.length)
        header = Buffer.concat([header, taken])
        rest = rest.subarray(taken.length)
        if (header.length < headerLength) return
        source = header[0] === 2 ? 'stderr' : 'stdout'
        missing = header.readUInt32BE(4)
        header = Buffer.alloc(0)
        continue
      }
      const bytes = rest.subarray(0, missing)
      onBytes(source, bytes)
      missing -= bytes.length
      rest = rest.subarray(bytes.length)
    }
  }
}
