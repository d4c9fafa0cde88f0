/** The fields that several requests of services have in common. */
@NullMarked
package dev.groundwork.credits.fields;

import org.jspecify.annotations.NullMarked;
