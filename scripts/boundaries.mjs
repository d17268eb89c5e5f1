/**
 * Who may import whom. The table is the one in ARCHITECTURE.md; a new arrow between rooms changes both, in a commit
 * of its own that says why.
 *
 *   node scripts/boundaries.mjs
 *
 * What holds of every room: others are entered by their front door (`@nonlocal/scope`, never a path inside it), one's
 * own by the file (never by one's own index), and package.json and tsconfig.json name exactly what the sources import.
 * Tests may use more: the test packages of the repository, Node, and `@nonlocal/testing`.
 */
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { filesUnder, readJson, root, workspaces } from './house.mjs';

/**
 * @typedef {object} Room What a workspace's sources may import.
 * @property {readonly string[]} ours workspaces, by name
 * @property {readonly string[]} [typesOnly] workspaces of which only types may be imported
 * @property {readonly string[]} [npm] packages; `@scope/*` allows the whole scope
 * @property {readonly string[]} [oneFile] those of `npm` that only one file may know, the adapter
 * @property {boolean} [node] Node's own modules
 * @property {boolean} [deterministic] no clock, no chance, no timers, no process: they are handed in
 *
 * @typedef {Record<string, Room>} Table by the workspace's path
 *
 * @typedef {{ readonly specifier: string, readonly isType: boolean }} Import
 */

const page = ['preact', '@preact/signals'];

/** @type {Table} */
export const rooms = {
  'packages/python': { ours: [], deterministic: true },
  'packages/scope': { ours: ['@nonlocal/python'], deterministic: true },
  'packages/protocol': { ours: [], npm: ['valibot'], deterministic: true },
  'packages/classroom': { ours: ['@nonlocal/scope', '@nonlocal/protocol'], deterministic: true },
  'packages/client': {
    ours: ['@nonlocal/scope', '@nonlocal/protocol'],
    npm: ['@preact/signals-core', 'socket.io-client'],
    oneFile: ['socket.io-client'],
  },
  'packages/ui': {
    ours: ['@nonlocal/client'],
    typesOnly: ['@nonlocal/scope'],
    npm: [...page, '@codemirror/*', '@lezer/*', 'fflate', 'qrcode-generator'],
  },
  'packages/lessons': { ours: [], typesOnly: ['@nonlocal/protocol', '@nonlocal/scope'] },
  'packages/testing': { ours: [], typesOnly: ['@nonlocal/protocol'], node: true },
  'apps/server': {
    // The engine runs in the interpreter processes.
    ours: ['@nonlocal/classroom', '@nonlocal/protocol', '@nonlocal/scope'],
    npm: [
      'express',
      'helmet',
      'ioredis',
      'jose',
      'libsql',
      'openid-client',
      'pg',
      'pino',
      'prom-client',
      'proxy-addr',
      'socket.io',
      'valibot',
    ],
    node: true,
  },
  // Of scope, what says a narration in words; bundling leaves the engine out.
  'apps/instructor': { ours: ['@nonlocal/ui', '@nonlocal/client', '@nonlocal/lessons', '@nonlocal/scope'], npm: page },
  // A student's sandbox is the engine in a worker.
  'apps/student': { ours: ['@nonlocal/ui', '@nonlocal/client', '@nonlocal/lessons', '@nonlocal/scope'], npm: page },
  'apps/cli': { ours: ['@nonlocal/server', '@nonlocal/scope'], node: true },
};

const allOfPython = [
  'source',
  'ast',
  'tokenizer',
  'parser',
  'symtable',
  'compiler',
  'code',
  'vm',
  'objects',
  'builtins',
  'modules',
];

/**
 * Inside python, the front half (source to code objects) and the back half (machine and objects) meet only in `code/`;
 * within the front half each phase knows only those before it. A folder that is not named here is free.
 * @type {Record<string, readonly string[]>}
 */
export const forbiddenInPython = {
  // Float arithmetic that the compiler's folding and the machine share.
  float: allOfPython,
  // Tables of characters, which the tokenizer and the text methods share.
  unicode: allOfPython,
  source: ['ast', 'tokenizer', 'parser', 'symtable', 'compiler', 'code', 'vm', 'objects', 'builtins', 'modules'],
  ast: ['tokenizer', 'parser', 'symtable', 'compiler', 'code', 'vm', 'objects', 'builtins', 'modules'],
  tokenizer: ['parser', 'symtable', 'compiler', 'code', 'vm', 'objects', 'builtins', 'modules'],
  parser: ['symtable', 'compiler', 'code', 'vm', 'objects', 'builtins', 'modules'],
  symtable: ['compiler', 'vm', 'objects', 'builtins', 'modules'],
  compiler: ['vm', 'objects', 'builtins', 'modules'],
  code: ['ast', 'tokenizer', 'parser', 'symtable', 'compiler', 'vm', 'objects', 'builtins', 'modules'],
  vm: ['ast', 'tokenizer', 'parser', 'symtable', 'compiler'],
  objects: ['ast', 'tokenizer', 'parser', 'symtable', 'compiler'],
};

/** The compiler's `lib` and `types` keep Node and the DOM out; these are in the language itself. */
const nondeterministic = new Set([
  'Date',
  'WeakRef',
  'FinalizationRegistry',
  'Intl',
  'setTimeout',
  'setInterval',
  'process',
  'console',
  'performance',
  'crypto',
]);

const nodeModules = new Set(builtinModules);

/**
 * Everything that breaks a rule, one line each: the place, and what is wrong there.
 * @param {string} [house] a repository laid out as ours
 * @param {Table} [table]
 * @returns {string[]}
 */
export function violations(house = root, table = rooms) {
  const all = workspaces(house);
  const ourNames = new Set(all.map(({ manifest }) => manifest.name));
  const testTools = new Set(Object.keys(readJsonOr(join(house, 'package.json')).devDependencies ?? {}));
  /** @type {string[]} */
  const found = [];

  for (const { path: room, manifest } of all) {
    const rules = table[room];
    if (rules === undefined) {
      found.push(`${room}: not in the table of scripts/boundaries.mjs`);
      continue;
    }
    /** @type {Set<string>} */
    const used = new Set();
    /** @type {Map<string, string[]>} */
    const adapters = new Map();

    for (const file of filesUnder(join(house, room, 'src')).filter((name) => /\.tsx?$/.test(name))) {
      const place = `${room}/src/${file}`;
      const { imports, globals } = scan(place, readFileSync(join(house, place), 'utf8'));
      const forTests = isForTests(room, file);
      /** @param {string} problem */
      const report = (problem) => found.push(`${place}: ${problem}`);

      if (file.endsWith('.tsx') && !forTests) used.add('preact');
      if (rules.deterministic === true && !forTests) {
        for (const name of globals) report(`uses ${name}; clocks, chance and timers are handed in`);
      }
      for (const { specifier, isType } of imports) {
        if (specifier.startsWith('.')) {
          const problem = relativeProblem(room, file, specifier, forTests);
          if (problem !== undefined) report(problem);
          continue;
        }
        // The package's own: package.json says which file it is.
        if (Object.hasOwn(manifest.imports ?? {}, specifier)) continue;
        if (isNodeModule(specifier)) {
          if (rules.node !== true && !forTests) report(`imports ${specifier}; this room must not know Node`);
          else if (!specifier.startsWith('node:')) report(`imports ${specifier}; write node:${specifier}`);
          continue;
        }
        const name = packageName(specifier);
        if (!forTests) used.add(name);
        if (name === manifest.name) report(`imports its own front door; import the file`);
        else if (ourNames.has(name)) {
          if (specifier !== name && !isDoor(all, name, specifier))
            report(`imports ${specifier}; enter ${name} by its front door`);
          const asTest = forTests && (name === '@nonlocal/testing' || (rules.typesOnly ?? []).includes(name));
          if (!asTest && !rules.ours.includes(name)) {
            if (!(rules.typesOnly ?? []).includes(name)) report(`imports ${name}; ${room} must not know it`);
            else if (!isType) report(`imports a value from ${name}; ${room} may know its types only`);
          }
        } else if (
          !allowsPackage(rules, name) &&
          !(forTests && (testTools.has(name) || Object.hasOwn(manifest.devDependencies ?? {}, name)))
        ) {
          report(`imports ${name}; it is not among ${room}'s packages`);
        }
        if ((rules.oneFile ?? []).includes(name) && !forTests)
          adapters.set(name, [...(adapters.get(name) ?? []), place]);
      }
    }

    for (const [name, places] of adapters) {
      const files = [...new Set(places)];
      if (files.length > 1) found.push(`${room}: ${name} belongs in one file, and is imported by ${files.join(', ')}`);
    }
    found.push(...declarationProblems(house, room, manifest, used, ourNames));
  }
  return found;
}

/**
 * @param {string} house
 * @param {string} room
 * @param {import('./house.mjs').Manifest} manifest
 * @param {ReadonlySet<string>} used
 * @param {ReadonlySet<string>} ourNames
 */
function declarationProblems(house, room, manifest, used, ourNames) {
  /** @type {string[]} */
  const found = [];
  const declared = Object.keys(manifest.dependencies ?? {});
  for (const name of used) {
    if (!declared.includes(name) && name !== manifest.name)
      found.push(`${room}/package.json: ${name} is imported but not a dependency`);
  }
  for (const name of declared) {
    if (!used.has(name)) found.push(`${room}/package.json: ${name} is a dependency but not imported`);
  }
  const references = (readJsonOr(join(house, room, 'tsconfig.json')).references ?? [])
    .map(({ path }) => normalize(join(room, path)))
    .map((path) => readJsonOr(join(house, path, 'package.json')).name ?? path);
  const wanted = declared.filter((name) => ourNames.has(name));
  for (const name of wanted) {
    if (!references.includes(name)) found.push(`${room}/tsconfig.json: no reference to ${name}`);
  }
  for (const name of references) {
    if (!wanted.includes(name)) found.push(`${room}/tsconfig.json: a reference to ${name}, which is not a dependency`);
  }
  return found;
}

/**
 * @param {string} path
 * @returns {{ name?: string, devDependencies?: Record<string, string>, references?: { path: string }[] }}
 */
function readJsonOr(path) {
  try {
    return readJson(path);
  } catch {
    return {};
  }
}

/**
 * @param {string} room
 * @param {string} file relative to the room's `src`
 * @param {string} specifier
 * @param {boolean} forTests
 */
function relativeProblem(room, file, specifier, forTests) {
  const target = normalize(join(dirname(file), specifier)).replaceAll('\\', '/');
  if (target.startsWith('..')) {
    return forTests ? undefined : `imports ${specifier}, outside its own src`;
  }
  if (target === 'index.ts' && !forTests) return 'imports its own front door; import the file';
  if (room !== 'packages/python' || forTests) return undefined;
  const from = file.split('/')[0] ?? '';
  const to = target.split('/')[0] ?? '';
  return forbiddenInPython[from]?.includes(to) === true
    ? `imports ${specifier}; ${from} must not know ${to}`
    : undefined;
}

/**
 * @param {string} room
 * @param {string} file
 */
function isForTests(room, file) {
  return /\.test\.tsx?$/.test(file) || (room !== 'packages/testing' && /(^|\/)testing(\.ts$|\/)/.test(file));
}

/** @param {string} specifier */
function isNodeModule(specifier) {
  return specifier.startsWith('node:') || nodeModules.has(specifier.split('/')[0] ?? '');
}

/**
 * A room may name a second door in the `exports` of its package.json, as the client does for workers, which must not
 * load what a page needs.
 * @param {ReturnType<typeof workspaces>} all
 * @param {string} name
 * @param {string} specifier
 */
function isDoor(all, name, specifier) {
  const doors = all.find(({ manifest }) => manifest.name === name)?.manifest.exports ?? {};
  return Object.hasOwn(doors, `.${specifier.slice(name.length)}`);
}

/** @param {string} specifier */
function packageName(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * @param {Room} rules
 * @param {string} name
 */
function allowsPackage(rules, name) {
  return (rules.npm ?? []).some((allowed) =>
    allowed.endsWith('/*') ? name.startsWith(allowed.slice(0, -1)) : allowed === name,
  );
}

/**
 * What a file imports, in every way there is to, and which of the forbidden globals it names.
 * @param {string} place for messages, and its extension for the syntax
 * @param {string} source
 * @returns {{ imports: Import[], globals: string[] }}
 */
function scan(place, source) {
  const { program, module, errors } = parseSync(place, source);
  if (errors[0] !== undefined) throw new Error(`${place} does not parse: ${errors[0].message}`);
  /** @type {Import[]} */
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    isType: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest !== null) imports.push({ specifier: moduleRequest.value, isType });
    }
  }
  /** @type {Set<string>} */
  const globals = new Set();
  /** @type {Set<string>} */
  const bound = new Set(module.staticImports.flatMap(({ entries }) => entries.map(({ localName }) => localName.value)));

  /** @param {unknown} value */
  const walk = (value) => {
    if (Array.isArray(value)) {
      for (const item of value) walk(item);
      return;
    }
    if (!isNode(value)) return;
    switch (value.type) {
      case 'ImportExpression':
      case 'TSImportType': {
        const request = /** @type {{ value?: unknown } | undefined} */ (value.source ?? value.argument);
        if (typeof request?.value === 'string') {
          imports.push({ specifier: request.value, isType: value.type === 'TSImportType' });
        }
        break;
      }
      case 'MemberExpression':
        if (
          isNode(value.object) &&
          isNode(value.property) &&
          value.object.name === 'Math' &&
          value.property.name === 'random'
        ) {
          globals.add('Math.random');
        }
        break;
      case 'Identifier':
        if (typeof value.name === 'string' && nondeterministic.has(value.name)) globals.add(value.name);
        return;
      case 'VariableDeclarator':
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        bind(value.id, bound);
        break;
    }
    if (Array.isArray(value.params)) for (const parameter of value.params) bind(parameter, bound);
    for (const [key, child] of Object.entries(value)) {
      if (isLabel(value, key)) continue;
      walk(child);
    }
  };
  walk(program);
  return { imports, globals: [...globals].filter((name) => !bound.has(name)) };
}

/**
 * @param {unknown} value
 * @returns {value is { type: string } & Record<string, unknown>}
 */
function isNode(value) {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/**
 * Adds the names that a pattern binds. Scopes are not told apart: a name bound anywhere in a file is taken for the
 * file's own throughout, which is exact enough for names as rare as these.
 * @param {unknown} pattern
 * @param {Set<string>} bound
 */
function bind(pattern, bound) {
  if (Array.isArray(pattern)) {
    for (const item of pattern) bind(item, bound);
    return;
  }
  if (!isNode(pattern)) return;
  if (pattern.type === 'Identifier' && typeof pattern.name === 'string') bound.add(pattern.name);
  else if (pattern.type === 'AssignmentPattern') bind(pattern.left, bound);
  else if (pattern.type === 'RestElement') bind(pattern.argument, bound);
  else if (pattern.type === 'Property') bind(pattern.value, bound);
  else if (pattern.type === 'ObjectPattern') bind(pattern.properties, bound);
  else if (pattern.type === 'ArrayPattern') bind(pattern.elements, bound);
}

/**
 * Whether a child only labels a property, and so names no variable.
 * @param {Record<string, unknown>} node
 * @param {string} key
 */
function isLabel(node, key) {
  return (key === 'property' || key === 'key') && node.computed !== true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = violations();
  for (const line of found) console.log(line);
  process.exit(found.length === 0 ? 0 : 1);
}
