/** The registry in the table {@code apps}: its keys, conditions and items. */
@NullMarked
package dev.groundwork.appregistry.store;

import org.jspecify.annotations.NullMarked;
