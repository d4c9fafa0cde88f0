/** What apps, sources and deployments are, and what may become of them. Pure: no clock, no input or output. */
@NullMarked
package dev.groundwork.hosting.domain;

import org.jspecify.annotations.NullMarked;
