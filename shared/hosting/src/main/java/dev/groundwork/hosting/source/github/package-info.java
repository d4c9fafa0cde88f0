/** Repositories of apps at GitHub: a private one for each in the organisation of the product, written through the REST API for git data. */
@NullMarked
package dev.groundwork.hosting.source.github;

import org.jspecify.annotations.NullMarked;
