/** Calls of providers with a REST API, with every status as an outcome. */
@NullMarked
package dev.groundwork.hosting.provider.rest;

import org.jspecify.annotations.NullMarked;
