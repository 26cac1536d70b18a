// The API's document for people, drawn by Swagger UI. Its validator is somebody else's site, so it is off.
const place = document.getElementById('api-docs');

window.SwaggerUIBundle({
  domNode: place,
  url: place.dataset.document,
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  syntaxHighlight: false,
  validatorUrl: null,
});
