/**
 * Where a descriptor differs from the reference on purpose, with the reason, by operation
 * (`contact.create`), resource (`contact.*`) or everywhere (`*`). The key says what:
 * `x` is not offered · `x=1` is a value that is not offered or not documented · `+x` is sent though
 * undocumented · `x required` may be missing · `type x` · `docs`, `envelope`, `returns`, `paging`,
 * `route`, `path`, `request GET /x`.
 */
export const leftOut: Record<string, Record<string, string>> = {};
