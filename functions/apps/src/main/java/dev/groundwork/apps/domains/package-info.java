/** The routes of custom domains: claim, read, verify, remove. */
@NullMarked
package dev.groundwork.apps.domains;

import org.jspecify.annotations.NullMarked;
