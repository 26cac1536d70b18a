// Runs the audits of graphql-http against the address in the first argument. Used by tests/Uplift.Tests/GraphQL/AuditTests.cs.
import { serverAudits } from 'graphql-http';

const results = [];
for (const audit of serverAudits({ url: process.argv[2] })) {
  const result = await audit.fn();
  results.push({ id: audit.id, name: audit.name, status: result.status, reason: result.reason ?? '' });
}
process.stdout.write(JSON.stringify(results));
