import execa from 'execa';

/** Runs npm in a folder of its own and gives its standard output; a failure carries npm's messages. */
export async function npm(cwd: string, args: string[]): Promise<string> {
	const { stdout } = await execa('npm', args, {
		cwd,
		env: environmentOutsideNpm(),
		extendEnv: false,
	});
	return stdout;
}

/**
 * The environment without what `npm run` adds about the package it runs for: an npm started below
 * it in another folder would take that package's folder and settings for its own.
 */
export function environmentOutsideNpm(): NodeJS.ProcessEnv {
	const added = /^npm_(package|lifecycle)_|^npm_config_(local_prefix|ignore_scripts)$|^INIT_CWD$/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name)));
}
