/** A group of files that are generated from other files of the repository. */
export interface DerivedFiles {
	title: string;
	/** Expected content by path in the repository, before formatting with Prettier. */
	read(): Promise<Record<string, string>>;
	/** A folder with only these files: any other file in it is stale. */
	folder?: string;
}
