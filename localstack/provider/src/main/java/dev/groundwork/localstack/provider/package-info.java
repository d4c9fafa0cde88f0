/** The hosting provider {@code local}: clones, builds and runs people's apps on this machine, behind an HTTP API on 127.0.0.1. */
@NullMarked
package dev.groundwork.localstack.provider;

import org.jspecify.annotations.NullMarked;
