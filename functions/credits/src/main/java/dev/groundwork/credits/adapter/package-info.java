/** Tables of other contexts, read only. */
@NullMarked
package dev.groundwork.credits.adapter;

import org.jspecify.annotations.NullMarked;
