// Reads a WARC file with warcio and prints what it finds, a JSON object a line:
// each record with digests worked out here, and then warcio's own CDXJ index.
//
//   node read.mjs FILE
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { CDXIndexer, WARCParser } from "warcio";

const [path] = process.argv.slice(2);
const sha256 = (bytes) => "sha256:" + createHash("sha256").update(bytes).digest("hex");

// Once for the blocks as they are stored, once for warcio's idea of a payload.
const blocks = [];
for await (const record of new WARCParser(createReadStream(path), { parseHttp: false })) {
  blocks.push(sha256(await record.readFully(false)));
}

const parser = new WARCParser(createReadStream(path));
for await (const record of parser) {
  const headers = record.warcHeaders.headers;
  const payload = sha256(await record.readFully(false));
  console.log(JSON.stringify({
    version: record.warcHeaders.protocol,
    type: record.warcType,
    id: headers.get("WARC-Record-ID"),
    url: record.warcTargetURI ?? "",
    offset: parser.offset,
    length: parser.recordLength,
    block: blocks.shift(),
    statedBlock: record.warcBlockDigest ?? "",
    payload,
    statedPayload: record.warcPayloadDigest ?? "",
    status: record.httpHeaders?.statusCode ?? 0,
    text: record.warcType === "response" ? await record.contentText() : "",
  }));
}

const indexer = new CDXIndexer({ format: "cdxj" });
for await (const entry of indexer.iterIndex([{ filename: path.split("/").pop(), reader: createReadStream(path) }])) {
  console.log(JSON.stringify({ index: indexer.serialize(entry).trim() }));
}
