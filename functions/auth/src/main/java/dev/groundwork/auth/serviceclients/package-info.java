/** The clients of our own services, and their access tokens. */
@NullMarked
package dev.groundwork.auth.serviceclients;

import org.jspecify.annotations.NullMarked;
