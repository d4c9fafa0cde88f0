// Shows docs/openapi.yaml with Swagger UI, which comes from this origin, in the theme of the other pages.
const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');
const follow = () => root.classList.toggle('dark-mode', root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
system.addEventListener('change', follow);
new MutationObserver(follow).observe(root, { attributeFilter: ['data-theme'] });
follow();

window.SwaggerUIBundle({
  url: '/docs/openapi.yaml',
  dom_id: '#reference',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: 'none',
  validatorUrl: null,
});
