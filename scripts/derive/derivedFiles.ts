/** A group of files that are written from other files of the repository. */
export interface DerivedFiles {
	title: string;
	/** Text of each file as it should be, by its path below the repository. Prettier formats it afterwards. */
	read(): Promise<Record<string, string>>;
	/** A folder that holds nothing else: what lies there without being in `read` is left over. */
	folder?: string;
}
