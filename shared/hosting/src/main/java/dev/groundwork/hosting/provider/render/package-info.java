/** The provider Render, by its REST API. */
@NullMarked
package dev.groundwork.hosting.provider.render;

import org.jspecify.annotations.NullMarked;
