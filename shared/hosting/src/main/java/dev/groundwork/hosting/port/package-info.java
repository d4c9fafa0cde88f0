/** What the use cases need of the world: a registry, repositories, hosting providers, a queue. */
@NullMarked
package dev.groundwork.hosting.port;

import org.jspecify.annotations.NullMarked;
