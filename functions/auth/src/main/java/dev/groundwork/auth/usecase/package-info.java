/** One verb-named class per thing that a caller or an operator can ask for. */
@NullMarked
package dev.groundwork.auth.usecase;

import org.jspecify.annotations.NullMarked;
