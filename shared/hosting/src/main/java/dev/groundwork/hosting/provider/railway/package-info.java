/** Railway, by its GraphQL API: one project for each app. */
@NullMarked
package dev.groundwork.hosting.provider.railway;

import org.jspecify.annotations.NullMarked;
