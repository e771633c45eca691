const USUAL_SOCKET = 'unix:///var/run/docker.sock';

/** The address of the engine that is meant: the declared one, DOCKER_HOST, or the usual socket. */
export function engineAddress(declared: string | undefined): string {
  return declared ?? (process.env.DOCKER_HOST || USUAL_SOCKET);
}
