/** What hosting needs of other contexts. */
@NullMarked
package dev.groundwork.apps.adapter;

import org.jspecify.annotations.NullMarked;
