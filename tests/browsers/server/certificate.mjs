// A certificate for loopback, made anew at each start: no key is ever kept, no program is needed.
// DER by hand, after RFC 5280 section 4.1; the names are those of the test hosts.
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A private key and a certificate that it signed itself, both PEM. */
export function selfSigned(hosts) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = sequence(objectId(ECDSA_WITH_SHA256));
  const name = sequence(
    set(sequence(objectId(COMMON_NAME), der(0x0c, Buffer.from("corsplain tests")))),
  );
  const names = sequence(...hosts.map((host) => der(0x82, Buffer.from(host))));
  const extension = sequence(objectId(SUBJECT_ALT_NAME), der(0x04, names));
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    name,
    sequence(time(Date.now() - DAY), time(Date.now() + 30 * DAY)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(extension)),
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign("sha256", body, privateKey)]));
  const certificate = sequence(body, algorithm, signature)
    .toString("base64")
    .match(/.{1,64}/gu);
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }),
    cert: ["-----BEGIN CERTIFICATE-----", ...certificate, "-----END CERTIFICATE-----", ""].join(
      "\n",
    ),
  };
}

/** One value: tag, length, content. */
function der(tag, content) {
  const { length } = content;
  const long = length < 0x80 ? [] : length < 0x100 ? [0x81] : [0x82, length >> 8];
  return Buffer.concat([Buffer.from([tag, ...long, length & 0xff]), content]);
}

const sequence = (...parts) => der(0x30, Buffer.concat(parts));
const set = (...parts) => der(0x31, Buffer.concat(parts));
const integer = (bytes) => der(0x02, bytes);
const objectId = (bytes) => der(0x06, Buffer.from(bytes));
const time = (milliseconds) =>
  der(
    0x17,
    Buffer.from(`${new Date(milliseconds).toISOString().replace(/[-:T]/gu, "").slice(2, 14)}Z`),
  );

const DAY = 86_400_000;
/** 1.2.840.10045.4.3.2 */
const ECDSA_WITH_SHA256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
/** 2.5.4.3 */
const COMMON_NAME = [0x55, 0x04, 0x03];
/** 2.5.29.17 */
const SUBJECT_ALT_NAME = [0x55, 0x1d, 0x11];
