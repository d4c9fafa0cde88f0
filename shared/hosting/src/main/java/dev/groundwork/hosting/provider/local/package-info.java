/** The provider that runs apps on the machine of the local stack. */
@NullMarked
package dev.groundwork.hosting.provider.local;

import org.jspecify.annotations.NullMarked;
