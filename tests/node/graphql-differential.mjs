// Reads { schema, data, documents }, the documents in UTF-16 as Base64, and says of each document what graphql-js makes of it: the place where it cannot be parsed,
// or the rules that it breaks and where, or what it comes to. Used by tests/Uplift.Tests/GraphQL/DifferentialTests.cs.
import { readFileSync } from 'node:fs';
import { buildSchema, execute, parse, specifiedRules, validate } from 'graphql';

const { schema: sdl, data, documents } = JSON.parse(readFileSync(0, 'utf8'));
const schema = buildSchema(sdl);

const root = {
  ...data,
  echo: (args) => args,
  required: (args) => args,
  faulty: () => { throw new Error('faulty'); },
};

// Each rule reports under its own name.
const rules = specifiedRules.map((rule) => (context) => {
  const named = Object.create(context);
  named.reportError = (error) => {
    error.rule = rule.name.replace(/Rule$/, '');
    context.reportError(error);
  };
  return rule(named);
});

const places = (locations) => (locations ?? []).map(({ line, column }) => `${line}:${column}`).join(' ');

const judge = (encoded) => {
  const text = Buffer.from(encoded, 'base64').toString('utf16le');
  let document;
  try {
    document = parse(text);
  } catch (error) {
    return { syntax: places(error.locations) };
  }
  let errors;
  try {
    errors = validate(schema, document, rules, { maxErrors: 1000 });
  } catch (error) {
    // A variable in @skip at the root of a subscription makes the reference throw instead of judging.
    return { contested: error.message };
  }
  if (errors.length > 0) {
    return { errors: errors.map((error) => `${error.rule} ${places(error.locations)}`) };
  }
  const operations = document.definitions.filter((definition) => definition.kind === 'OperationDefinition');
  if (operations.length !== 1 || operations[0].operation === 'subscription') {
    return { errors: [] };
  }
  const result = execute({ schema, document, rootValue: root });
  return {
    errors: [],
    data: result.data,
    faults: (result.errors ?? []).map((error) => `${(error.path ?? []).join('.')} ${places(error.locations)}`),
  };
};

process.stdout.write(JSON.stringify(documents.map(judge)));
