// better-auth over SQLite, as its documentation sets it up: the peer of `./groundwork bench peers`.
import { createServer } from "node:http";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { toNodeHandler } from "better-auth/node";
import Database from "better-sqlite3";

const [file, port] = process.argv.slice(2);
const origin = `http://127.0.0.1:${port}`;
const database = new Database(file);
database.pragma("journal_mode = WAL");

const options = {
  appName: "peer",
  baseURL: origin,
  secret: "a secret of a benchmark that ends with it",
  database,
  telemetry: { enabled: false },
  // Ours counts attempts in the table at every sign-in; the peer's limit would only get in the way of the client here.
  rateLimit: { enabled: false },
  logger: { level: "error" },
  emailAndPassword: { enabled: true, requireEmailVerification: true },
  emailVerification: { sendOnSignUp: true, sendVerificationEmail: async () => {} },
};

await (await getMigrations(options)).runMigrations();
const handle = toNodeHandler(betterAuth(options));

// What a click on each mailed link would do.
const prove = database.prepare("UPDATE user SET emailVerified = 1");

createServer((request, response) => {
  if (request.method === "POST" && request.url === "/prove-all") {
    prove.run();
    response.writeHead(204).end();
  } else {
    handle(request, response);
  }
}).listen(Number(port), "127.0.0.1", () => console.log(`ready ${origin}`));
