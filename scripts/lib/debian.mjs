import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheFolder } from './project.mjs'
import { findProgram, run } from './command.mjs'

/** Debian packages may be installed here: it is Debian, and we are root. */
export function canInstallPackages() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram('apt-get') !== null
}

/**
 * Installs the packages whose program is missing. No service is started by it: an engine for tests is started by hand,
 * and a machine that had none must not get one of its own.
 */
export async function installPackages(packages) {
  if (packages.length === 0) return
  const policy = '/usr/sbin/policy-rc.d'
  const denies = !existsSync(policy)
  if (denies) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    console.error(`Stackyard: installing ${packages.join(', ')} from Debian ...`)
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], { env })
    await run('apt-get', ['install', '-y', '-qq', ...packages], { env })
  } finally {
    if (denies) rmSync(policy, { force: true })
  }
}

/** The machine's own Debian source, pointed at another suite: the entry's address and key stay as they are. */
function sourceForSuite(suite) {
  const folder = '/etc/apt/sources.list.d'
  const deb822 = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sources')) : []
  for (const name of deb822) {
    const paragraph = readFileSync(join(folder, name), 'utf8')
      .split(/\n\s*\n/)
      .find((text) => /^URIs:.*\/debian\/?\s*$/m.test(text))
    if (paragraph)
      return {
        name: 'stackyard.sources',
        text: `${paragraph
          .split('\n')
          .filter((line) => !line.startsWith('#'))
          .join('\n')
          .replace(/^Suites:.*$/m, `Suites: ${suite}`)
          .replace(/^Components:.*$/m, 'Components: main')}\n`,
      }
  }
  const list = existsSync('/etc/apt/sources.list') ? readFileSync('/etc/apt/sources.list', 'utf8') : ''
  const entry = /^deb\s+(\[[^\]]*\]\s+)?(\S+\/debian\/?)\s/m.exec(list)
  return entry ? { name: 'stackyard.list', text: `deb ${entry[1] ?? ''}${entry[2]} ${suite} main\n` } : null
}

/**
 * A DOCKER_CONFIG folder of the project's own with Compose v2 as its plugin, unpacked from a newer Debian suite than the
 * machine's; nothing is installed. Rejects where it cannot be had.
 */
export async function unpackCompose() {
  const config = join(cacheFolder, 'docker-config')
  const plugin = join(config, 'cli-plugins', 'docker-compose')
  if (existsSync(plugin)) return config
  const failures = []
  for (const suite of ['sid', 'trixie']) {
    const work = mkdtempSync(join(tmpdir(), 'stackyard-compose-'))
    try {
      const source = sourceForSuite(suite)
      if (!source) throw new Error('no Debian entry in the package sources')
      for (const folder of ['lists/partial', 'archives/partial', 'unpacked']) mkdirSync(join(work, folder), { recursive: true })
      const list = join(work, source.name)
      writeFileSync(list, source.text)
      chmodSync(work, 0o755)
      const options = [`Dir::Etc::sourcelist=${list}`, 'Dir::Etc::sourceparts=/dev/null', `Dir::State::Lists=${join(work, 'lists')}`, 'APT::Sandbox::User=root', 'Dir::Cache::pkgcache=', 'Dir::Cache::srcpkgcache='].flatMap((option) => ['-o', option])
      await run('apt-get', [...options, 'update', '-qq'])
      await run('apt-get', [...options, 'download', '-qq', `docker-compose/${suite}`], { cwd: work })
      const deb = readdirSync(work).find((name) => name.endsWith('.deb'))
      if (!deb) throw new Error('the package did not arrive')
      await run('dpkg-deb', ['-x', join(work, deb), join(work, 'unpacked')])
      mkdirSync(join(config, 'cli-plugins'), { recursive: true })
      copyFileSync(join(work, 'unpacked/usr/libexec/docker/cli-plugins/docker-compose'), `${plugin}.part`)
      chmodSync(`${plugin}.part`, 0o755)
      await run(`${plugin}.part`, ['version'])
      copyFileSync(`${plugin}.part`, plugin)
      chmodSync(plugin, 0o755)
      rmSync(`${plugin}.part`)
      return config
    } catch (error) {
      failures.push(`${suite}: ${error.message}`)
    } finally {
      rmSync(work, { recursive: true, force: true })
    }
  }
  throw new Error(`Compose v2 could not be unpacked (${failures.join('; ')})`)
}
