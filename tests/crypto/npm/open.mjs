// Another reading of our formats, from the published descriptions alone: age by the npm package `age-encryption`, the rest
// by Node's own cryptography. Commands come as one JSON object on standard input; hexadecimal in, hexadecimal out.
import { createDecipheriv, createPublicKey, hkdfSync, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { Decrypter, Encrypter, identityToRecipient } from "age-encryption";

const bytes = (hex) => new Uint8Array(Buffer.from(hex, "hex"));
const hex = (array) => Buffer.from(array).toString("hex");
const hkdf = (ikm, salt, label) => new Uint8Array(hkdfSync("sha256", ikm, salt, label, 32));

function verified(key, label, parts, signature) {
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key]);
  const message = Buffer.concat([Buffer.from(`recueil/v1/${label}\0`), ...parts]);
  if (!verify(null, message, createPublicKey({ key: der, format: "der", type: "spki" }), signature)) {
    throw new Error("signature");
  }
}

async function decrypt(identity, file) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(bytes(file));
}

const commands = {
  recipient: ({ identity }) => identityToRecipient(identity),

  decrypt: async ({ identity, file }) => hex(await decrypt(identity, file)),

  async encrypt({ recipient, plaintext }) {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    return hex(await encrypter.encrypt(bytes(plaintext)));
  },

  derive: ({ ikm, salt, label }) => hex(hkdf(bytes(ikm), bytes(salt), label)),

  // A grant: its secret, once the signature over context and secret verifies.
  async grant({ identity, file, context }) {
    const opened = Buffer.from(await decrypt(identity, file));
    const inner = opened.subarray(4, 4 + opened.readUInt32BE(0));
    const [granter, secret, signature] = [inner.subarray(70, 102), inner.subarray(102, 134), inner.subarray(134, 198)];
    if (inner[0] !== 1 || hex(inner.subarray(1, 70)) !== context) throw new Error("context");
    verified(granter, "grant", [bytes(context), secret], signature);
    return hex(secret);
  },

  // A record: its body, once the seal opens and the author's signature verifies.
  record({ secret, additional, sealed }) {
    const box = bytes(sealed).subarray(37);
    const key = hkdf(bytes(secret), new Uint8Array(), "recueil/v1/record");
    const opening = createDecipheriv("chacha20-poly1305", key, box.subarray(1, 13), { authTagLength: 16 });
    opening.setAAD(Buffer.concat([Buffer.from([1]), bytes(additional)]));
    opening.setAuthTag(box.subarray(-16));
    const inner = Buffer.concat([opening.update(box.subarray(13, -16)), opening.final()]);
    const content = inner.subarray(0, inner.lastIndexOf(0x80));
    const body = content.subarray(96);
    verified(content.subarray(0, 32), "record", [bytes(additional), body], content.subarray(32, 96));
    return hex(body);
  },
};

const { command, ...given } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(await commands[command](given));
