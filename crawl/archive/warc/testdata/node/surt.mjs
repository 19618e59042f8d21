// Prints warcio's index key of each URL given, a line each.
import { getSurt } from "warcio";

for (const url of process.argv.slice(2)) console.log(getSurt(url));
