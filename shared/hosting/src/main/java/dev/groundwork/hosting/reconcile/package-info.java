/** The minute schedule that corrects what drifted. */
@NullMarked
package dev.groundwork.hosting.reconcile;

import org.jspecify.annotations.NullMarked;
