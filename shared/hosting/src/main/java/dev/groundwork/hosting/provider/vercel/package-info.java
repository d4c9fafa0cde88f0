/** The provider Vercel, by its REST API. */
@NullMarked
package dev.groundwork.hosting.provider.vercel;

import org.jspecify.annotations.NullMarked;
