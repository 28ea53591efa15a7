import type { EventEmitter } from 'node:events'
import { exitCode } from './exitCode'

/**
 * Ends the program when its output takes no more: quietly where a reader has seen enough (`| head` closes the pipe), in words where
 * the disk is full or the like. Neither is a fault to trace.
 */
export function endWithOutput(output: EventEmitter, complain: (text: string) => void, end: (code: number) => void): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return end(exitCode.done)
    complain(`error: The output could not be written: ${error.message}\n`)
    end(exitCode.unreadable)
  })
}
