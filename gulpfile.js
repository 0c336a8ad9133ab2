const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { Transform } = require('node:stream');
const { dest, parallel, series, src } = require('gulp');

const clean = async () => await rm('dist', { recursive: true, force: true });

const compile = (done) =>
	spawn(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' }).on(
		'exit',
		(code) => done(code === 0 ? undefined : new Error('The TypeScript compiler found errors')),
	);
compile.displayName = 'compile';

// n8n expects icons, codex files (for its search) and output schemas next to the compiled code.
const icons = () => src('nodes/**/*.svg', { encoding: false }).pipe(dest('dist/nodes'));
icons.displayName = 'build:icons';

const codex = () => src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
codex.displayName = 'build:codex';

const shapes = () =>
	src('nodes/**/__schema__/**/*.json').pipe(withoutSpaces()).pipe(dest('dist/nodes'));
shapes.displayName = 'build:shapes';

// Indentation is a third of the size of these 400 files.
const withoutSpaces = () =>
	new Transform({
		objectMode: true,
		transform(file, _encoding, done) {
			file.contents = Buffer.from(JSON.stringify(JSON.parse(file.contents.toString())));
			done(null, file);
		},
	});

exports['build:icons'] = icons;
exports['build:codex'] = codex;
exports['build:shapes'] = shapes;
exports.build = series(clean, parallel(compile, icons, codex, shapes));
exports.default = exports.build;
