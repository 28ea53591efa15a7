/**
 * Runs a test's part without the rights of root, who may read and write everything. Where we are not root, it is run
 * as it is.
 */
export async function asNobody(part: () => unknown): Promise<void> {
  if (process.getuid?.() !== 0) {
    await part()
    return
  }
  process.seteuid?.(65534)
  try {
    await part()
  } finally {
    process.seteuid?.(0)
  }
}
