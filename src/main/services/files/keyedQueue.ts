/** Runs tasks of one key one after the other, in the order they were asked; tasks of different keys run at once. */
export class KeyedQueue {
  private readonly tails = new Map<string, Promise<unknown>>()

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const result = (this.tails.get(key) ?? Promise.resolve()).then(task, task)
    const tail = result.then(
      () => undefined,
      () => undefined,
    )
    this.tails.set(key, tail)
    void tail.then(() => {
      if (this.tails.get(key) === tail) this.tails.delete(key)
    })
    return result
  }
}

/** By real path: everything that writes a file of a person, or reads it to tell of a change, waits its turn here. */
export const fileQueue = new KeyedQueue()
