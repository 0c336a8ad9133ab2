const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { Transform } = require('node:stream');
const { dest, parallel, series, src } = require('gulp');

const clean = async () => await rm('dist', { recursive: true, force: true });

const compile = (done) =>
	spawn(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' }).on(
		'exit',
		(code) => done(code === 0 ? undefined : new Error('The TypeScript compiler reported errors')),
	);
compile.displayName = 'compile';

// n8n looks for icons, codex files (for its node search) and output schemas next to the compiled code.
const icons = () => src('nodes/**/*.svg', { encoding: false }).pipe(dest('dist/nodes'));
icons.displayName = 'build:icons';

const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
codex.displayName = 'build:codex';

const schemas = () =>
	src('nodes/**/__schema__/**/*.json').pipe(minifyJson()).pipe(dest('dist/nodes'));
schemas.displayName = 'build:schemas';

// Without indentation, these 400 files are a third smaller.
const minifyJson = () =>
	new Transform({
		objectMode: true,
		transform(file, _encoding, done) {
			file.contents = Buffer.from(JSON.stringify(JSON.parse(file.contents.toString())));
			done(null, file);
		},
	});

exports['build:icons'] = icons;
exports['build:codex'] = codex;
exports['build:schemas'] = schemas;
exports.build = series(clean, parallel(compile, icons, codex, schemas));
exports.default = exports.build;
