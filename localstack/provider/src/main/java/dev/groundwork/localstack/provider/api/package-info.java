/** The HTTP API. */
@NullMarked
package dev.groundwork.localstack.provider.api;

import org.jspecify.annotations.NullMarked;
