export default {
  title: 'Trust {folder}?',
  lead: 'Until now Stackyard has only looked at this folder. Running the stack lets what its files name act on this machine:',
  allows: {
    run: 'start containers from the images it names, with the commands it gives',
    build: 'build images by its Dockerfiles, which run commands',
    mount: 'give containers the folders and devices of this machine that it mounts',
    read: 'read env files and includes outside the folder',
  },
  remembered: 'Say yes only if you know where it comes from. It is remembered for this folder.',
  yes: 'Trust and go on',
  no: 'Do not trust',
}
