import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import typescript from 'typescript'

const support = new URL('../', import.meta.url).href

/** `electron` is the double; inside it, imports name TypeScript files without their ending. */
export function resolve(specifier, context, next) {
  if (specifier === 'electron') return { url: `${support}electron/double/index.ts`, format: 'module', shortCircuit: true }
  if (specifier.startsWith('.') && context.parentURL?.startsWith(support) && context.parentURL.endsWith('.ts')) return { url: new URL(`${specifier}.ts`, context.parentURL).href, format: 'module', shortCircuit: true }
  return next(specifier, context)
}

/** Node 20 reads no TypeScript: the types are taken out here. */
export async function load(url, context, next) {
  if (!url.startsWith(support) || !url.endsWith('.ts')) return next(url, context)
  const { outputText } = typescript.transpileModule(await readFile(fileURLToPath(url), 'utf8'), {
    compilerOptions: { target: typescript.ScriptTarget.ES2022, module: typescript.ModuleKind.ESNext, verbatimModuleSyntax: true },
  })
  return { format: 'module', source: outputText, shortCircuit: true }
}
