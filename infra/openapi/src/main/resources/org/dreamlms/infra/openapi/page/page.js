// A token that is typed in lives as long as the page: it is stored nowhere.
SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#page',
  deepLinking: true,
  displayOperationId: true,
  displayRequestDuration: true,
  filter: true,
  persistAuthorization: false,
  // No badge: a validator elsewhere would be told our address.
  validatorUrl: null,
});
