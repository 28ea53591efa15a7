import type { CatalogRecipe } from '../catalogEntry'

/** The project's own code, mounted from a folder of the service's name. */
const source = (target: string): Pick<CatalogRecipe, 'mounts'> => ({ mounts: ({ service }) => [`./${service}:${target}`] })
const app = { group: 'languages', serviceName: 'api', workingDirectory: '/app', ...source('/app') } as const satisfies Partial<CatalogRecipe>

export const languages: readonly CatalogRecipe[] = [
  { id: 'node', title: 'Node.js', image: 'node:22-alpine', ports: [3000], command: ['npm', 'start'], ...app },
  { id: 'python', title: 'Python', image: 'python:3.13-slim', ports: [8000], command: ['python', 'main.py'], ...app },
  { id: 'go', title: 'Go', image: 'golang:1.25-alpine', ports: [8080], command: ['go', 'run', '.'], ...app },
  { id: 'java', title: 'Java', image: 'eclipse-temurin:21-jre', ports: [8080], command: ['java', '-jar', 'app.jar'], ...app },
  { id: 'php', group: 'languages', title: 'PHP', image: 'php:8.4-apache', serviceName: 'web', ports: [80], ...source('/var/www/html') },
  // Spoken to over FastCGI by a web server of the same network: nothing is published.
  { id: 'php-fpm', group: 'languages', title: 'PHP-FPM', image: 'php:8.4-fpm-alpine', serviceName: 'php', ports: [], ...source('/var/www/html') },
  { id: 'dotnet', title: '.NET', image: 'mcr.microsoft.com/dotnet/aspnet:9.0', ports: [8080], command: ['dotnet', 'app.dll'], ...app },
  { id: 'ruby', title: 'Ruby', image: 'ruby:3.4-slim', ports: [9292], command: ['bundle', 'exec', 'rackup', '--host', '0.0.0.0'], ...app },
  { id: 'rust', title: 'Rust', image: 'rust:1.84-slim', ports: [8080], command: ['cargo', 'run', '--release'], ...app },
  { id: 'elixir', title: 'Elixir', image: 'elixir:1.18-alpine', ports: [4000], command: ['mix', 'phx.server'], ...app },
  { id: 'deno', title: 'Deno', image: 'denoland/deno:alpine-2.1.4', ports: [8000], command: ['run', '--allow-net', 'main.ts'], ...app },
  { id: 'bun', title: 'Bun', image: 'oven/bun:1-alpine', ports: [3000], command: ['bun', 'start'], ...app },
]
