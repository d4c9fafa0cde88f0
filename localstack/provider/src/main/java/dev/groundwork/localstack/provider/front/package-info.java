/** What answers on a service's port: a reverse proxy, static files, or a page that says why nothing runs. */
@NullMarked
package dev.groundwork.localstack.provider.front;

import org.jspecify.annotations.NullMarked;
