// node sbom.mjs VERSION ASSETS: writes the bill of materials; see `sbom`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [version, assetsFile] = process.argv.slice(2);
const assets = JSON.parse(readFileSync(assetsFile, 'utf8'));
const ref = (name, of) => `pkg:nuget/${name}@${of}`;
const field = (text, name) => text.match(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`))?.[1].trim();

// The target without a platform: what every build has.
const target = Object.entries(assets.targets).find(([name]) => !name.includes('/'))[1];
const used = Object.entries(target).filter(([, library]) => library.type === 'package' && Object.keys(library.runtime ?? {}).some((file) => !file.endsWith('_._')));
const names = new Map(used.map(([id]) => [id.split('/')[0].toLowerCase(), id]));

function component([id]) {
  const [name, of] = id.split('/');
  const library = assets.libraries[id];
  const folder = Object.keys(assets.packageFolders).find((path) => { try { readFileSync(join(path, library.path, '.nupkg.metadata')); return true; } catch { return false; } });
  const nuspec = folder ? readFileSync(join(folder, library.path, library.files.find((file) => file.endsWith('.nuspec'))), 'utf8') : '';
  const licence = field(nuspec, 'license');
  return {
    type: 'library',
    'bom-ref': ref(name, of),
    name,
    version: of,
    ...(field(nuspec, 'authors') && { authors: [{ name: field(nuspec, 'authors') }] }),
    ...(field(nuspec, 'description') && { description: field(nuspec, 'description').replace(/\s+/g, ' ') }),
    hashes: [{ alg: 'SHA-512', content: Buffer.from(library.sha512, 'base64').toString('hex') }],
    ...(licence && /^[\w.+-]+$/.test(licence) && { licenses: [{ license: { id: licence } }] }),
    purl: ref(name, of),
  };
}

const needs = (library) => Object.keys(library.dependencies ?? {}).map((name) => names.get(name.toLowerCase())).filter(Boolean).map((id) => ref(...id.split('/')));
const own = `pkg:generic/slogen@${version}`;
const bom = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    component: { type: 'application', 'bom-ref': own, name: 'slogen', version, licenses: [{ license: { id: 'Apache-2.0' } }], purl: own },
  },
  components: used.map(component).sort((a, b) => (a.purl < b.purl ? -1 : 1)),
  dependencies: [
    { ref: own, dependsOn: used.map(([id]) => ref(...id.split('/'))).sort() },
    ...used.map(([id, library]) => ({ ref: ref(...id.split('/')), dependsOn: needs(library).sort() })).sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  ],
};
process.stdout.write(JSON.stringify(bom, null, 2) + '\n');
