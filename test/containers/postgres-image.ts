// The image of the container: the one that is named, or what test/Dockerfile makes of the official one.

import { resolve } from 'node:path'
import { GenericContainer, getContainerRuntimeClient, ImageName } from 'testcontainers'
import { reasonOf } from '../../generator/reason-of.ts'

export interface ImageChoice {
  /** A tag of the official image. */
  readonly version: string
  readonly image: string | undefined
}

/** Throws, with what to do, where no engine answers. */
export async function requireEngine(): Promise<void> {
  try {
    await getContainerRuntimeClient()
  } catch (error) {
    throw new Error(
      `no container engine answers (${reasonOf(error)}): start Docker or Podman, or set DOCKER_HOST to its socket; ` +
        'without one, `npm test` runs the same tests on an embedded PostgreSQL',
      { cause: error },
    )
  }
}

/** The name of an image that the engine has. */
export async function findImage({ version, image }: ImageChoice): Promise<string> {
  if (image !== undefined) return requireImage(image)
  const name = `pgladder-postgres:${version}`
  try {
    await GenericContainer.fromDockerfile(resolve('test'))
      .withBuildArgs({ VERSION: version })
      .build(name, { deleteOnExit: false })
    return name
  } catch (error) {
    throw new Error(
      `test/Dockerfile was not built (${reasonOf(error)}): it needs a registry for \`postgres:${version}\`, and the packages of apt.postgresql.org; ` +
        'without them, build an image with test/containers/build-image.sh and name it with --image',
      { cause: error },
    )
  }
}

async function requireImage(name: string): Promise<string> {
  const engine = await getContainerRuntimeClient()
  if (await engine.image.exists(ImageName.fromString(name))) return name
  throw new Error(`there is no image \`${name}\`: build one with test/containers/build-image.sh, or leave out --image`)
}
