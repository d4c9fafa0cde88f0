/** One verb-named class per thing that an owner, the worker or the schedule can ask for. */
@NullMarked
package dev.groundwork.hosting.usecase;

import org.jspecify.annotations.NullMarked;
