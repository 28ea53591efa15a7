import { StringDecoder } from 'node:string_decoder'

export interface LineSplitter {
  push(chunk: Buffer): void
  /** Hands over what is left after the last line end. */
  end(): void
}

/**
 * Cuts a stream of bytes into lines, at LF or CRLF; a character that is cut between chunks is put together again. A line
 * longer than `longest` characters is handed over in parts, so that memory stays bounded.
 */
export function splitLines(onLine: (line: string) => void, longest = 64 * 1024): LineSplitter {
  const decoder = new StringDecoder('utf8')
  let rest = ''

  function take(text: string): void {
    rest += text
    let start = 0
    for (let end = rest.indexOf('\n', start); end >= 0; end = rest.indexOf('\n', start)) {
      handOver(rest.slice(start, end > start && rest[end - 1] === '\r' ? end - 1 : end))
      start = end + 1
    }
    rest = rest.slice(start)
    while (rest.length > longest) {
      onLine(rest.slice(0, longest))
      rest = rest.slice(longest)
    }
  }

  function handOver(line: string): void {
    for (let start = 0; start === 0 || start < line.length; start += longest) onLine(line.slice(start, start + longest))
  }

  return {
    push: (chunk) => take(decoder.write(chunk)),
    end() {
      take(decoder.end())
      if (rest !== '') onLine(rest)
      rest = ''
    },
  }
}
