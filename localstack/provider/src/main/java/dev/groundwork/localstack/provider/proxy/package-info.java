/** Serves a service's port: as a reverse proxy, with static files, or with a page that says why nothing runs. */
@NullMarked
package dev.groundwork.localstack.provider.proxy;

import org.jspecify.annotations.NullMarked;
