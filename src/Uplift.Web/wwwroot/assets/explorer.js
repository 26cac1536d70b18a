// The GraphQL explorer: sends operations, shows answers, reads the schema, remembers what was sent (in this browser only).
const endpoint = '/graphql';
const mostRemembered = 20;
const memory = 'uplift.explorer';

const first = `{
  guides(first: 3) {
    nodes { slug title level }
    pageInfo { hasNextPage endCursor }
  }
}`;

const introspection = `{
  __schema {
    queryType { name }
    mutationType { name }
    types {
      kind name description isOneOf
      fields(includeDeprecated: true) { name description isDeprecated deprecationReason args { name description defaultValue type { ...T } } type { ...T } }
      inputFields { name description defaultValue type { ...T } }
      enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
      possibleTypes { name }
      interfaces { name }
    }
  }
}
fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`;

const part = (id) => document.getElementById(`explorer-${id}`);
const query = part('query');
const variables = part('variables');

const element = (tag, text, ...children) => {
  const made = document.createElement(tag);
  if (text) {
    made.textContent = text;
  }
  made.append(...children);
  return made;
};

const ask = async (body) => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json;q=0.9' },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
};

// Sending

const send = async () => {
  let given;
  try {
    given = variables.value.trim() ? JSON.parse(variables.value) : {};
  } catch (fault) {
    part('status').textContent = `The variables are no JSON: ${fault.message}`;
    variables.focus();
    return;
  }
  part('status').textContent = 'Sent …';
  const start = performance.now();
  try {
    const { status, answer } = await ask({ query: query.value, variables: given });
    part('answer').textContent = JSON.stringify(answer, null, 2);
    part('status').textContent = `${status}, ${Math.round(performance.now() - start)} ms${answer.errors ? `, ${answer.errors.length} errors` : ''}`;
    remember({ query: query.value, variables: variables.value });
  } catch {
    part('status').textContent = 'The server did not answer.';
  }
};

part('form').addEventListener('submit', (event) => {
  event.preventDefault();
  event.stopPropagation();
  send();
});

for (const area of [query, variables]) {
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
  });
}

// History; a browser that keeps nothing is fine too.

const remembered = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(memory) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one?.query === 'string') : [];
  } catch {
    return [];
  }
};

const keep = (items) => {
  try {
    localStorage.setItem(memory, JSON.stringify(items));
  } catch {
    // Nothing is lost but the convenience.
  }
};

const remember = (sent) => {
  keep([sent, ...remembered().filter((one) => one.query !== sent.query || one.variables !== sent.variables)].slice(0, mostRemembered));
  showHistory();
};

const restore = (sent) => {
  query.value = sent.query;
  variables.value = sent.variables ?? '';
};

const showHistory = () => {
  part('history').replaceChildren(...remembered().map((sent) => {
    const button = element('button', sent.query.replace(/\s+/g, ' ').slice(0, 120));
    button.type = 'button';
    button.addEventListener('click', () => {
      restore(sent);
      query.focus();
    });
    return element('li', '', button);
  }));
};

part('forget').addEventListener('click', () => {
  keep([]);
  showHistory();
});

// Schema

let types = new Map();

const named = (type) => (type.ofType ? named(type.ofType) : type.name);

const written = (type) => (type.kind === 'NON_NULL' ? `${written(type.ofType)}!` : type.kind === 'LIST' ? `[${written(type.ofType)}]` : type.name);

const link = (name, text = name) => {
  const button = element('button', text);
  button.type = 'button';
  button.addEventListener('click', () => show(name));
  return button;
};

const input = (value) => `${value.name}: ${written(value.type)}${value.defaultValue === null ? '' : ` = ${value.defaultValue}`}`;

const member = (head, described) => {
  const term = element('dt', '', ...head);
  if (described.isDeprecated) {
    term.dataset.deprecated = '';
  }
  return [term, element('dd', [described.description, described.isDeprecated ? `Deprecated: ${described.deprecationReason}` : ''].filter(Boolean).join(' '))];
};

const members = (type) => {
  const rows = [
    ...(type.fields ?? []).flatMap((field) => member(
      [`${field.name}${field.args.length ? `(${field.args.map(input).join(', ')})` : ''}: `, link(named(field.type), written(field.type))], field)),
    ...(type.inputFields ?? []).flatMap((field) => member([`${field.name}: `, link(named(field.type), written(field.type)), field.defaultValue === null ? '' : ` = ${field.defaultValue}`], field)),
    ...(type.enumValues ?? []).flatMap((value) => member([value.name], value)),
    ...(type.kind === 'UNION' || type.kind === 'INTERFACE' ? type.possibleTypes : []).flatMap((possible) => member([link(possible.name)], types.get(possible.name))),
  ];
  return element('dl', '', ...rows);
};

const show = (name) => {
  const type = types.get(name);
  if (!type) {
    showAll();
    return;
  }
  part('docs').replaceChildren(
    element('p', '', link('', 'All types')),
    element('h3', type.name),
    element('p', `${type.description ?? ''}${type.isOneOf ? ' Exactly one of the fields is given.' : ''}`),
    members(type));
  part('docs-title').focus();
};

const showAll = () => {
  const list = [...types.values()].filter((type) => !type.name.startsWith('__'));
  part('docs').replaceChildren(element('dl', '', ...list.flatMap((type) => member([link(type.name)], type))));
};

const readSchema = async () => {
  try {
    const { answer } = await ask({ query: introspection });
    if (!answer.data) {
      throw new Error(answer.errors[0].message);
    }
    types = new Map(answer.data.__schema.types.map((type) => [type.name, type]));
    showAll();
  } catch (fault) {
    part('docs').replaceChildren(element('p', `The schema cannot be read: ${fault.message}`));
  }
};

restore(remembered()[0] ?? { query: first, variables: '' });
showHistory();
readSchema();
