// Made by scripts/buildSchema.mjs. Do not edit.
export function isProject(data: unknown): boolean
export function isService(data: unknown): boolean
export function isVolume(data: unknown): boolean
export function isNetwork(data: unknown): boolean
export function isSecret(data: unknown): boolean
export function isConfig(data: unknown): boolean
export function isModel(data: unknown): boolean
export function isInclude(data: unknown): boolean
