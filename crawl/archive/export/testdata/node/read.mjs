// Reads a Parquet file with DuckDB and prints its columns with their types, and
// then its rows, a JSON value a line.
//
//   node read.mjs FILE
import { DuckDBInstance } from "@duckdb/node-api";

const file = process.argv[2].replaceAll("'", "''");
const db = await (await DuckDBInstance.create(":memory:")).connect();
const table = `read_parquet('${file}')`;
const rows = async (sql) => (await db.runAndReadAll(sql)).getRowObjectsJson();

for (const c of await rows(`describe select * from ${table}`)) {
  console.log(JSON.stringify([c.column_name, c.column_type]));
}
for (const r of await rows(`select * from ${table}`)) {
  console.log(JSON.stringify(r));
}
