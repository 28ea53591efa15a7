export default {
  state: {
    ready: 'Docker and Compose are ready',
    'no-docker': 'Docker was not found',
    'no-compose': 'Docker Compose was not found',
    unreachable: 'The Docker engine does not answer',
    denied: 'No permission to use the Docker engine',
    'too-old': 'Docker or Compose is too old',
    checking: 'Looking for Docker…',
  },
  advice: {
    'no-docker': 'Install Docker Desktop or Docker Engine, start it, and check again.',
    'no-compose': 'Install the Compose plugin, version 2 (the package docker-compose-plugin), and check again.',
    unreachable: 'Start Docker, or see whether DOCKER_HOST and the docker context name the right engine, and check again.',
    denied: 'Add your user to the group docker and log in again, or start Docker for your user.',
    'too-old': 'Update Docker Engine and the Compose plugin, and check again.',
  },
  engineVersion: 'Docker {version}',
  composeVersion: 'Compose {version}',
  checkAgain: 'Check again',
  designWorks: 'Designing works without it; only running does not.',
}
