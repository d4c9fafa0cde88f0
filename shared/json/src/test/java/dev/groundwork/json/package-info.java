/** Bodies as callers send them. */
@NullMarked
package dev.groundwork.json;

import org.jspecify.annotations.NullMarked;
