/** Custom domains: our own proof by DNS first, then the provider, checked until they answer and as long as they do. */
@NullMarked
package dev.groundwork.hosting.domain;

import org.jspecify.annotations.NullMarked;
