// Takes the data of @vercel/frameworks (Apache-2.0): installs the pinned version, which npm checks against the digests of package-lock.json, and
// writes what the local provider reads of it as one JSON resource, with the licence beside it. Nothing is done when the resource is there already.
//
//   node take.mjs FOLDER_OF_WORK FOLDER_OF_THE_RESOURCE
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const [work, target] = process.argv.slice(2).map((folder) => resolve(folder));
const resource = join(target, 'frameworks.json');

const inputs = ['package.json', 'package-lock.json', 'take.mjs'];
const digest = createHash('sha256');
inputs.forEach((name) => digest.update(readFileSync(join(here, name))));
const inputsDigest = digest.digest('hex');

if (!existsSync(resource) || JSON.parse(readFileSync(resource, 'utf8')).inputs !== inputsDigest) {
  mkdirSync(work, { recursive: true });
  mkdirSync(target, { recursive: true });
  inputs.slice(0, 2).forEach((name) => copyFileSync(join(here, name), join(work, name)));
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd: work,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await write(createRequire(join(work, 'package.json')));
}

async function write(require) {
  const { version, license } = JSON.parse(
    readFileSync(join(work, 'node_modules/@vercel/frameworks/package.json'), 'utf8'),
  );
  const frameworks = [];
  for (const framework of require('@vercel/frameworks').default) {
    frameworks.push(await entry(framework));
  }
  const data = { source: `@vercel/frameworks ${version}`, licence: license, inputs: inputsDigest, frameworks };
  copyFileSync(join(work, 'node_modules/@vercel/frameworks/LICENSE'), join(target, 'frameworks.LICENSE'));
  writeFileSync(resource, `${JSON.stringify(data, null, 1)}\n`);
}

async function entry({ slug, name, detectors = {}, supersedes = [], useRuntime, settings, getOutputDirName }) {
  const { every = [], some = [] } = detectors;
  const outputs = [settings.outputDirectory.value, await folder(getOutputDirName)];
  return {
    slug,
    name,
    every: every.map(detector),
    some: some.map(detector),
    supersedes,
    server: useRuntime !== undefined,
    build: settings.buildCommand.value ?? null,
    outputs: [...new Set(outputs)].filter((output) => output && output !== 'N/A'),
  };
}

// In Java an opening brace that begins no quantifier has to be escaped; in JavaScript it may stand as it is.
function detector({ matchContent, ...others }) {
  const escaped = matchContent?.replace(/(?<!\\)\{(?!\d+(,\d*)?\})/g, '\\{');
  return { ...others, ...(escaped && { matchContent: escaped }) };
}

// Some frameworks look into the folder of a build: without one they name the folder that they look into.
async function folder(getOutputDirName) {
  const { error } = console;
  console.error = () => {};
  try {
    return await getOutputDirName(join(work, 'no-such-folder'));
  } finally {
    console.error = error;
  }
}
