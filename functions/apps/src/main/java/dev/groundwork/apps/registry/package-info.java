/** Creating, listing, reading and deleting apps. */
@NullMarked
package dev.groundwork.apps.registry;

import org.jspecify.annotations.NullMarked;
