export interface TestEngine {
  readonly folder: string
  readonly pid: number
  readonly dockerHost: string
  readonly dockerConfig: string
}
export function ensureTools(): Promise<{ dockerConfig: string }>
export function startEngine(): Promise<TestEngine>
export function stopEngine(folder: string): Promise<void>
