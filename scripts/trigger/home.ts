import { createRequire } from 'node:module';
import path from 'node:path';
import type { N8nInstall } from '../n8n/install';

interface Sqlite {
	Database: new (file: string, done: (error: Error | null) => void) => SqliteDatabase;
}

interface SqliteDatabase {
	all(sql: string, done: (error: Error | null, rows: Array<Record<string, unknown>>) => void): void;
	close(done: () => void): void;
}

/** Queries the SQLite database of an n8n. */
export async function query(
	install: N8nInstall,
	userFolder: string,
	sql: string,
): Promise<Array<Record<string, unknown>>> {
	const load = createRequire(path.join(install.folder, 'package.json'));
	const { Database } = load('sqlite3') as Sqlite;
	const file = path.join(userFolder, '.n8n', 'database.sqlite');
	const database = await new Promise<SqliteDatabase>((resolve, reject) => {
		const opened: SqliteDatabase = new Database(file, (error) =>
			error ? reject(error) : resolve(opened),
		);
	});
	try {
		return await new Promise((resolve, reject) => {
			database.all(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
		});
	} finally {
		await new Promise<void>((resolve) => database.close(resolve));
	}
}
