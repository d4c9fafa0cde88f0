/**
 * The registry of all apps: ports to read and to write it, and the changes of apps that more than one context makes. Knows no provider, no
 * queue and no source repository.
 */
@NullMarked
package dev.groundwork.appregistry;

import org.jspecify.annotations.NullMarked;
